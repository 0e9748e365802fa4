// Runs OpenQASM programs with readers that others wrote. Takes a JSON array of { reader, text, shots } from the standard input, and writes an array of
// { amplitudes } (by the bits of the qubits, the first one first), { counts } (by the bits of the register), { compiled } or { error } to the standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
process.removeAllListeners("warning");
process.on("warning", () => {});

const qsharp = await import("qsharp-lang");
qsharp.log.setLogLevel("error");
const root = dirname(require.resolve("qsharp-lang"));
await qsharp.loadWasmModule(readFileSync(join(root, "../lib/web/qsc_wasm_bg.wasm")));

const configuration = (text) => ({ sources: [["program.qasm", text]], languageFeatures: [], profile: "unrestricted", projectType: "openqasm" });

const readers = {
  // The state before the first measurement, which the debugger shows with four digits.
  async "qsharp-state"(text) {
    const debug = await qsharp.getDebugService();
    const problem = await debug.loadProgram(configuration(text), undefined);
    if (problem) return { error: problem };
    const line = text.split("\n").findIndex((l) => l.includes("= measure"));
    const stop = (await debug.getBreakpoints("program.qasm")).find((b) => b.range.start.line === line);
    await debug.evalContinue([stop.id], new qsharp.QscEventTarget(true));
    const state = await debug.captureQuantumState();
    await debug.dispose();
    return { amplitudes: Object.fromEntries(state.map((a) => [a.name.slice(1, -1), complex(a.value)])) };
  },

  async "qsharp-counts"(text, shots) {
    const compiler = await qsharp.getCompiler();
    const events = new qsharp.QscEventTarget(true);
    await compiler.run(configuration(text), "", shots, events);
    const counts = {};
    for (const { success, result } of events.getResults()) {
      if (!success) return { error: JSON.stringify(result) };
      const bits = result.match(/Zero|One/g).map((r) => (r === "One" ? "1" : "0")).join("");
      counts[bits] = (counts[bits] ?? 0) + 1;
    }
    return { counts };
  },

  // A program with inputs has no entry point: that is all that may be missing.
  async "qsharp-compile"(text) {
    const debug = await qsharp.getDebugService();
    const problem = await debug.loadProgram(configuration(text), undefined);
    return /^Qdk\.Qsc\.EntryPoint\.NotFound\n/.test(problem) && !/\nQdk\./.test(problem) ? { compiled: true } : { error: problem || "There are no inputs." };
  },

  async "quantum-circuit"(text) {
    const QuantumCircuit = require("quantum-circuit");
    const circuit = new QuantumCircuit();
    let errors = [];
    circuit.importQASM(withoutMeasurements(text), (found) => (errors = found));
    if (errors.length > 0) return { error: JSON.stringify(errors) };
    circuit.run(null, { strictMode: true });
    const bits = (index) => Number(index).toString(2).padStart(circuit.numQubits, "0").split("").reverse().join("");
    return { amplitudes: Object.fromEntries(Object.entries(circuit.state).map(([index, a]) => [bits(index), [a.re, a.im]])) };
  },
};

// The simulator would collapse the state at a measurement.
function withoutMeasurements(text) {
  return text.split("\n").filter((l) => !l.startsWith("measure ")).join("\n");
}

// 0.4697−0.4697𝑖, or one part alone.
function complex(text) {
  const parts = text.replaceAll("−", "-").match(/[+-]?[0-9.]+(e[+-]?[0-9]+)?𝑖?/gu);
  const part = (isImaginary) => Number((parts.find((p) => p.endsWith("𝑖") === isImaginary) ?? "0").replace("𝑖", ""));
  return [part(false), part(true)];
}

const answers = [];
for (const { reader, text, shots } of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    answers.push(await readers[reader](text, shots));
  } catch (problem) {
    answers.push({ error: String(problem?.stack ?? problem) });
  }
}

process.stdout.write(JSON.stringify(answers));

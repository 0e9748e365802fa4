using System.Globalization;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the values, shapes and types that the names of a file stand for.</summary>
internal static class ShapeDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Shapes");

    private static readonly DiagnosticDescriptor OutOfRange = Family.Define("QMTL2001", "Index out of range");
    private static readonly DiagnosticDescriptor Reversed = Family.Define("QMTL2002", "Reversed range");
    private static readonly DiagnosticDescriptor Empty = Family.Define("QMTL2003", "Empty slice");
    private static readonly DiagnosticDescriptor SliceOutOfRange = Family.Define("QMTL2004", "Slice out of range");
    private static readonly DiagnosticDescriptor Fractional = Family.Define("QMTL2005", "Integer expected");
    private static readonly DiagnosticDescriptor Variable = Family.Define("QMTL2006", "Compile-time value expected");
    private static readonly DiagnosticDescriptor TooSmall = Family.Define("QMTL2007", "Size below 1");
    private static readonly DiagnosticDescriptor TooLarge = Family.Define("QMTL2008", "Too large");
    private static readonly DiagnosticDescriptor TooManySteps = Family.Define("QMTL2009", "Too many gates");
    private static readonly DiagnosticDescriptor WrongRank = Family.Define("QMTL2010", "Wrong number of indices");
    private static readonly DiagnosticDescriptor ShapesDiffer = Family.Define("QMTL2011", "Shapes do not match");
    private static readonly DiagnosticDescriptor NoElements = Family.Define("QMTL2012", "Index of a single number");
    private static readonly DiagnosticDescriptor NotOneNumber = Family.Define("QMTL2013", "One number expected");
    private static readonly DiagnosticDescriptor WholeTensor = Family.Define("QMTL2014", "Vector expected");
    private static readonly DiagnosticDescriptor SameQubit = Family.Define("QMTL2015", "Gate with one qubit twice");
    private static readonly DiagnosticDescriptor SizesDiffer = Family.Define("QMTL2016", "Registers of different sizes");
    private static readonly DiagnosticDescriptor EarlyObservable = Family.Define("QMTL2017", "Observable outside logits");
    private static readonly DiagnosticDescriptor NotHermitian = Family.Define("QMTL2018", "Product that is not an observable");
    private static readonly DiagnosticDescriptor ObservableDivisor = Family.Define("QMTL2019", "Division by an observable");
    private static readonly DiagnosticDescriptor LogitWidth = Family.Define("QMTL2020", "Wrong number of logits");
    private static readonly DiagnosticDescriptor LabelTwice = Family.Define("QMTL2021", "Duplicate label");
    private static readonly DiagnosticDescriptor FewClasses = Family.Define("QMTL2022", "Fewer than two classes");
    private static readonly DiagnosticDescriptor NoLogits = Family.Define("QMTL2023", "Head without logits");
    private static readonly DiagnosticDescriptor NoHeads = Family.Define("QMTL2024", "Model without heads");
    private static readonly DiagnosticDescriptor ZeroDivisor = Family.Define("QMTL2025", "Division by zero");
    private static readonly DiagnosticDescriptor Infinite = Family.Define("QMTL2026", "Constant that is not finite");
    private static readonly DiagnosticDescriptor BadInitializer = Family.Define("QMTL2027", "Initializer out of range");
    private static readonly DiagnosticDescriptor TooDeep = Family.Define("QMTL2028", "Blocks nested too deeply");
    private static readonly DiagnosticDescriptor NoStep = Family.Define("QMTL2029", "Step of zero");
    private static readonly DiagnosticDescriptor NotACondition = Family.Define("QMTL2030", "Condition expected");
    private static readonly DiagnosticDescriptor NotANumber = Family.Define("QMTL2031", "Number expected");
    private static readonly DiagnosticDescriptor NotMeasured = Family.Define("QMTL2032", "Observable expected");
    private static readonly DiagnosticDescriptor QubitTwice = Family.Define("QMTL2033", "Qubit picked twice");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    /// <param name="element">The element as evaluated: <c>q[8]</c>.</param>
    /// <param name="holder">What is indexed: <c>q</c>, or <c>dimension 1 of theta</c>.</param>
    public static Finding IndexOutOfRange(TextSpan span, string element, string holder, int size, string noun) =>
        new(OutOfRange, span, $"{element} is out of range: {holder} has {Counted.Of(size, noun)}, {(size == 1 ? "0" : Invariant($"0 to {size - 1}"))}");

    public static Finding ReversedRange(TextSpan span, double from, double to, double step) =>
        new(Reversed, span, step < 0
            ? $"the range {Number(from)}..{Number(to)} runs up, but its step is {Number(step)}: make the step positive"
            : $"the range {Number(from)}..{Number(to)} is reversed, it ends before it starts: write {Number(to)}..{Number(from)}");

    public static Finding EmptySlice(TextSpan span, int from) =>
        new(Empty, span, Invariant($"the range {from}..{from} is empty, since the end does not belong to it: write {from}..{from + 1} for one element"));

    public static Finding SliceEndsTooLate(TextSpan span, string slice, string holder, int size, string noun) =>
        new(SliceOutOfRange, span, $"{slice} is out of range: {holder} has {Counted.Of(size, noun)}, so a range lies within 0..{Number(size)}");

    /// <param name="what">For example <c>an index</c>.</param>
    public static Finding NotAnInteger(TextSpan span, string what, double value) =>
        new(Fractional, span, Math.Floor(value) == value
            ? $"{what} must be an integer, but this is the real number {Number(value)}: compute it from integers"
            : $"{what} must be an integer, but this is {Number(value)}: use integers that divide without remainder");

    public static Finding NotConstant(TextSpan span, string what) =>
        new(Variable, span,
            $"{what} must be known when the model is compiled: "
                + "use numbers, constants, parameters and size(…) here, not inputs, lets or weights");

    public static Finding SizeTooSmall(TextSpan span, string what, double size) =>
        new(TooSmall, span, $"{what} is {Number(size)}: it must be at least 1");

    public static Finding AboveLimit(TextSpan span, string what, double actual, int limit) =>
        new(TooLarge, span, $"{what} is {Number(actual)}, above the limit of {Number(limit)}: make it smaller");

    public static Finding TooManyGates(TextSpan span, int limit) =>
        new(TooManySteps, span, $"the model unrolls to more than {Number(limit)} gates and loop steps: use shorter loops or smaller registers");

    public static Finding RankMismatch(TextSpan span, string name, IReadOnlyList<int> shape, int indices) =>
        new(WrongRank, span,
            $"'{name}' has {Counted.Of(shape.Count, "dimension")} {Shape(shape)}, "
                + $"but there {(indices == 1 ? "is" : "are")} {Counted.Of(indices, "index", "indices")}: "
                + "give an index or a range for each dimension");

    public static Finding ShapeMismatch(TextSpan span, string operation, int left, int right) =>
        new(ShapesDiffer, span,
            Invariant($"'{operation}' needs equal shapes or a single number, but the left side is a vector of {left} and the ")
                + Invariant($"right side a vector of {right}: take a slice of the longer one"));

    public static Finding NotIndexable(TextSpan span, string name) =>
        new(NoElements, span, $"'{name}' is a single number and has no elements: remove the index");

    public static Finding ScalarExpected(TextSpan span, string what, string actual) =>
        new(NotOneNumber, span, $"{what} is one number, but this is {actual}: pick an element with [i]");

    public static Finding VectorExpected(TextSpan span, IReadOnlyList<int> shape) =>
        new(WholeTensor, span, $"this tensor of shape {Shape(shape)} cannot be used as a whole: pick an element or a row with [i, j]");

    public static Finding DuplicateOperand(TextSpan span, string gate, string qubit) =>
        new(SameQubit, span, $"'{gate}' acts on different qubits, but {qubit} is given twice: choose another one");

    public static Finding BroadcastMismatch(TextSpan span, string gate, int first, int second) =>
        new(SizesDiffer, span,
            Invariant($"'{gate}' is applied qubit by qubit to registers of equal size, but these have {first} and {second}: ")
                + "take slices of equal size, or a single qubit");

    public static Finding ObservableOutsideLogits(TextSpan span, string name) =>
        new(EarlyObservable, span,
            $"'{name}' is an observable, measured after the circuit: it can be used only in 'logits' and 'observable'; "
                + "angles and lets are computed before");

    public static Finding NonHermitianProduct(TextSpan span, string left, string right) =>
        new(NotHermitian, span, $"the product of {left} and {right} is not Hermitian, so it cannot be measured: multiply observables of different qubits");

    public static Finding DivisionByObservable(TextSpan span) =>
        new(ObservableDivisor, span, "an observable cannot be a divisor: multiply by a number instead, or divide after tanh, relu or linear");

    public static Finding LogitsWidth(TextSpan span, string head, int expected, int actual) =>
        new(LogitWidth, span,
            $"head '{head}' has {Counted.Of(expected, "logit")}, but this gives {Number(actual)}: {(expected == 1 ? "measure one observable" : Invariant($"measure {expected} observables, such as z(q[0..{expected}])"))}");

    public static Finding DuplicateLabel(NameSyntax label, int firstLine) =>
        new(LabelTwice, label.Span, Invariant($"the label '{label.Text}' is already there, on line {firstLine}: each class needs its own"));

    public static Finding TooFewClasses(TextSpan span, double count) =>
        new(FewClasses, span, $"a head has at least 2 classes, but this has {Number(count)}: for yes or no write 'binary'");

    public static Finding MissingLogits(NameSyntax head) =>
        new(NoLogits, head.Span, $"head '{head.Text}' has no 'logits': say what it answers, for example 'logits 4 * z(q[0]);'");

    public static Finding ModelWithoutHeads(NameSyntax model) =>
        new(NoHeads, model.Span,
            $"model '{model.Text}' has no heads, so it answers nothing: add one, for example 'head odd : binary {{ logits 4 * z(q[0]); "
                + "}'");

    public static Finding DivisionByZero(TextSpan span) =>
        new(ZeroDivisor, span, "this divides by zero: make the divisor another number");

    public static Finding NotFinite(TextSpan span) =>
        new(Infinite, span, "this number is too large to be represented: use smaller numbers");

    public static Finding InitializerOutOfRange(TextSpan span, string requirement) =>
        new(BadInitializer, span, requirement);

    public static Finding NestedTooDeeply(TextSpan span, int limit) =>
        new(TooDeep, span, $"blocks apply blocks more than {Number(limit)} levels deep: write fewer levels");

    public static Finding StepOfZero(TextSpan span) =>
        new(NoStep, span, "a step of 0 never gets to the end of the range: write 1 to go up, or -1 to go down");

    public static Finding ConditionExpected(TextSpan span) =>
        new(NotACondition, span, "a condition that is true or false is needed here: compare numbers, for example 'depth > 1'");

    /// <param name="what">For example <c>an angle</c>.</param>
    public static Finding NumberExpected(TextSpan span, string what) =>
        new(NotANumber, span, $"{what} is a number, but this is true or false: use it as the condition of an 'if'");

    public static Finding ObservableExpected(TextSpan span, string name) =>
        new(NotMeasured, span, $"this is a number, not an observable: measure qubits, for example 'z(q[0]) * z(q[1])', or write 'let {name}'");

    public static Finding PickedTwice(TextSpan span, string register, int place) =>
        new(QubitTwice, span, FormattableString.Invariant($"{register}[{place}] is picked twice: name each qubit once"));

    public static Finding UnrolledTooDeeply(TextSpan span, int limit) =>
        new(TooDeep, span, $"loops, branches and blocks stand in one another more than {Number(limit)} levels deep: write fewer levels");

    /// <summary><c>[2, 8, 2]</c>.</summary>
    public static string Shape(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape.Select(size => Number(size)))}]";

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

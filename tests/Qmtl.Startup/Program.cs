using Qmtl.Models;

// What a user waits for: the runtime, the parameters from their file, and an answer.
var answer = Digits.Load(args[0]).Predict(new double[64]);
Console.WriteLine($"odd: {answer.Odd}, large: {answer.Large}, prime: {answer.Prime}, hole: {answer.Hole}");

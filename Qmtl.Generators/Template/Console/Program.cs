using Models;
using Qmtl.Data;
using Qmtl.Training;

var random = new Random(1);
double[] points = [.. Enumerable.Range(0, 400).Select(_ => (2 * random.NextDouble()) - 1)];
double[] labels = [.. points.Chunk(2).SelectMany(p => new double[] { p[0] > 0 ? 1 : 0, (p[0] > 0 ? 1 : 0) + (p[1] > 0 ? 2 : 0) })];
var data = Dataset.Create(Quadrants.Schema, points, labels);

var result = Trainer<Quadrants, double>.Fit(data, null, new TrainingOptions { Epochs = 30, Optimizer = new Adam(LearningRate: 0.05) });
Console.WriteLine($"loss: {result.History[0].TrainLoss:F3} -> {result.History[^1].TrainLoss:F3}");

var prediction = new Quadrants(result.Parameters).Predict([0.5, -0.5]);
Console.WriteLine($"(0.5, -0.5) is right: {prediction.Right} ({prediction.RightProbability:P0}), corner: {prediction.Corner}");

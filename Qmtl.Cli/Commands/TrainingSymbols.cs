using System.CommandLine;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Commands;

/// <summary>The options that say how a model is trained.</summary>
internal sealed class TrainingSymbols
{
    private readonly Option<int> epochs = new Option<int>("--epochs", "-e")
    {
        HelpName = "N",
        Description = "How often to go through the training rows.",
        DefaultValueFactory = _ => 50,
    }.AtLeast(1);

    private readonly Option<int> batchSize = new Option<int>("--batch-size", "-b")
    {
        HelpName = "ROWS",
        Description = "Rows per step.",
        DefaultValueFactory = _ => 32,
    }.AtLeast(1);

    private readonly Option<double> learningRate = new Option<double>("--learning-rate")
    {
        HelpName = "RATE",
        Description = "The step size of the optimizer.",
        DefaultValueFactory = _ => 0.01,
    }.Where(rate => rate > 0, "above 0");

    private readonly Option<string> optimizer = new Option<string>("--optimizer")
    {
        Description = "How parameters follow the gradient.",
        DefaultValueFactory = _ => "adam",
    }.AcceptOnlyFromAmong("adam", "adamw", "sgd");

    private readonly Option<double?> momentum = new Option<double?>("--momentum")
    {
        HelpName = "FACTOR",
        Description = "For sgd; 0.9 is usual.",
    }.Where(m => m is >= 0 and < 1, "from 0, and below 1");

    private readonly Option<double?> weightDecay = new Option<double?>("--weight-decay")
    {
        HelpName = "RATE",
        Description = "For adamw; 0.01 if not said.",
    }.Where(decay => decay >= 0, "0 or above");

    private readonly Option<string> schedule = new Option<string>("--schedule")
    {
        Description = "How the learning rate changes: not at all, down to 0 along a cosine, or by a factor every few epochs.",
        DefaultValueFactory = _ => "constant",
    }.AcceptOnlyFromAmong("constant", "cosine", "step");

    private readonly Option<int?> stepEpochs = new Option<int?>("--step-epochs")
    {
        HelpName = "N",
        Description = "For the step schedule: epochs between two changes.",
    }.AtLeast(1);

    private readonly Option<double?> stepFactor = new Option<double?>("--step-factor")
    {
        HelpName = "FACTOR",
        Description = "For the step schedule: the factor of each change; 0.1 if not said.",
    }.Where(factor => factor is > 0 and <= 1, "above 0 and at most 1");

    private readonly Option<double?> clip = new Option<double?>("--clip")
    {
        HelpName = "NORM",
        Description = "Scale gradients down to this length.",
    }.Where(norm => norm > 0, "above 0");

    private readonly Option<int?> patience = new Option<int?>("--patience")
    {
        HelpName = "EPOCHS",
        Description = "Stop when the validation loss has not fallen for so many epochs, and keep the best parameters.",
    }.AtLeast(1);

    private readonly Option<string[]> classWeights = new("--class-weight")
    {
        HelpName = "HEAD=W,W,…",
        Description = "How much each class of a head counts in the loss: no and yes of a binary head, or one number per class.",
    };

    private readonly Option<string[]> headWeights = new("--head-weight")
    {
        HelpName = "HEAD=W",
        Description = "How much a head counts in the loss, with --balancing fixed; 1 if not said.",
    };

    private readonly Option<ulong> seed = new Option<ulong>("--seed", "-s")
    {
        HelpName = "N",
        Description = "Where all randomness comes from, shots included: the same seed gives the same parameters, bit for bit.",
    }.AsSeed();

    private readonly BalancingSymbols balancing;
    private readonly GradientSymbols gradients;

    public TrainingSymbols(Command command)
    {
        foreach (var option in (Option[])
            [epochs, batchSize, learningRate, optimizer, momentum, weightDecay, schedule, stepEpochs, stepFactor, clip, patience, classWeights, headWeights, seed])
        {
            command.Add(option);
        }

        balancing = new BalancingSymbols(command);
        gradients = new GradientSymbols(command);
    }

    public ulong Seed(ParseResult arguments) => arguments.GetValue(seed);

    /// <summary>The options for the trainer, without a checkpoint.</summary>
    /// <exception cref="WrongUsageException">They do not fit each other or the model.</exception>
    public TrainingOptions Read(ParseResult arguments, ModelSchema schema) =>
        gradients.Apply(balancing.Apply(ReadOne(arguments, schema), arguments), arguments, schema);

    private TrainingOptions ReadOne(ParseResult arguments, ModelSchema schema) => new()
    {
        Epochs = arguments.GetValue(epochs),
        BatchSize = arguments.GetValue(batchSize),
        Seed = Seed(arguments),
        Optimizer = ReadOptimizer(arguments),
        Schedule = ReadSchedule(arguments),
        ClipNorm = arguments.GetValue(clip),
        EarlyStopping = arguments.GetValue(patience) is { } rounds ? new EarlyStopping(rounds) : null,
        ClassWeights = HeadNumbers.Read("--class-weight", arguments.GetValue(classWeights), schema, Classes),
        HeadWeights = HeadNumbers.Read("--head-weight", arguments.GetValue(headWeights), schema, _ => 1).ToDictionary(w => w.Key, w => w.Value[0]),
    };

    private static int Classes(HeadSchema head) => head.Kind switch
    {
        HeadKind.Binary => 2,
        HeadKind.Categorical => head.LogitCount,
        _ => throw new WrongUsageException($"--class-weight: head '{head.Name}' is a regression, which has no classes. Weigh the head with --head-weight."),
    };

    private Optimizer ReadOptimizer(ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(optimizer);
        var rate = arguments.GetValue(learningRate);
        var (m, decay) = (arguments.GetValue(momentum), arguments.GetValue(weightDecay));
        if (m is not null && name != "sgd") throw new WrongUsageException($"--momentum is for --optimizer sgd; {name} has its own.");
        if (decay is not null && name != "adamw") throw new WrongUsageException($"--weight-decay is for --optimizer adamw, not {name}.");
        return name switch
        {
            "adam" => new Adam(rate),
            "adamw" => decay is { } given ? new AdamW(rate, given) : new AdamW(rate),
            _ => new Sgd(rate, m ?? 0),
        };
    }

    private LearningRateSchedule ReadSchedule(ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(schedule);
        var (every, factor) = (arguments.GetValue(stepEpochs), arguments.GetValue(stepFactor));
        if (name != "step" && (every is not null || factor is not null))
            throw new WrongUsageException("--step-epochs and --step-factor are for --schedule step.");
        return name switch
        {
            "constant" => new LearningRateSchedule.Constant(),
            "cosine" => new LearningRateSchedule.Cosine(),
            _ when every is null => throw new WrongUsageException("--schedule step needs --step-epochs, the epochs between two changes, "
                + "for example --step-epochs 10."),
            _ => factor is { } given ? new LearningRateSchedule.Step(every.Value, given) : new LearningRateSchedule.Step(every.Value),
        };
    }
}

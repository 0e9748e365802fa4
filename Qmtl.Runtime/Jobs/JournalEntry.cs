using System.Globalization;
using System.Text.Json;
using Qmtl.Backends.Http;

namespace Qmtl.Jobs;

/// <summary>What can happen to a job.</summary>
internal enum JournalEvent
{
    /// <summary>It is about to be sent.</summary>
    Sending,

    /// <summary>The service has it, under an identifier.</summary>
    Submitted,

    /// <summary>The service does not want it.</summary>
    Refused,

    /// <summary>Its results are in their file.</summary>
    Completed,

    /// <summary>It ended without results.</summary>
    Failed,

    /// <summary>Somebody canceled it.</summary>
    Canceled,

    /// <summary>It is to be sent again as a new job.</summary>
    Renewed,
}

/// <summary>A line of the journal.</summary>
internal sealed record JournalEntry(DateTimeOffset At, int Job, JournalEvent Event, string? Text = null)
{
    public byte[] Write() =>
    [
        .. JsonBody.WriteObject(json =>
        {
            json.WriteString("at", At.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("job", Job);
            json.WriteString("event", Event.ToString());
            if (Text is not null) json.WriteString(Event == JournalEvent.Submitted ? "id" : "reason", Text);
        }),
        (byte)'\n',
    ];

    /// <summary>Reads a line; null where it is none.</summary>
    public static JournalEntry? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new JournalEntry(
                DateTimeOffset.Parse(root.RequiredText("at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                root.GetProperty("job").GetInt32(),
                Enum.Parse<JournalEvent>(root.RequiredText("event")),
                root.Text("id") ?? root.Text("reason"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What is known after it.</summary>
    public JobRecord Apply(JobRecord job) => Event switch
    {
        JournalEvent.Sending => job with { Stage = JobStage.Sending, FirstSent = job.FirstSent ?? At, LastSent = At, Reason = null },
        JournalEvent.Submitted => job with { Stage = JobStage.Submitted, Id = Text },
        JournalEvent.Refused => job with { Stage = JobStage.Planned, Reason = Text },
        JournalEvent.Completed => job with { Stage = JobStage.Completed },
        JournalEvent.Failed => job with { Stage = JobStage.Failed, Reason = Text },
        JournalEvent.Canceled => job with { Stage = JobStage.Canceled },
        JournalEvent.Renewed => new JobRecord { Attempt = job.Attempt + 1 },
        _ => job,
    };
}

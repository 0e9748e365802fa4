using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>A server on this machine that speaks as all three services do, for any number of accounts: <c>/account/service/…</c>.</summary>
public sealed class FakeServer : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<string, FakeAccount> accounts = [];
    private readonly SocketsHttpHandler connections = new() { AllowAutoRedirect = false };
    private WebApplication? app;

    internal string Address { get; private set; } = "";

    /// <summary>Connections that all clients of tests share.</summary>
    internal HttpMessageHandler Connections => connections;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async Task DisposeAsync() => await app!.DisposeAsync();

    public void Dispose() => connections.Dispose();

    internal string Add(FakeAccount account)
    {
        var name = Guid.NewGuid().ToString("N");
        lock (accounts) accounts.Add(name, account);
        return $"{Address}/{name}";
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var parts = target.Split('?')[0].Split('/', 4);
        FakeAccount account;
        lock (accounts) account = accounts[parts[1]];
        var service = parts[2];
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);

        // A copy of the headers: the server uses them again for the next request, and this one may be handled later.
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase));
        var request = new FakeRequest(context.Request.Method, parts[3], target, context.Request.Query, headers, body.ToArray());
        var fault = account.Faults(request);
        switch (fault.Kind)
        {
            case FaultKind.Throttle:
                if (fault.Number > 0) context.Response.Headers.RetryAfter = fault.Number.ToString(CultureInfo.InvariantCulture);
                await WriteAsync(context, account.Error(service, 429));
                break;
            case FaultKind.ErrorBefore:
                await WriteAsync(context, account.Error(service, fault.Number));
                break;
            case FaultKind.ErrorAfter:
                account.Handle(service, request);
                await WriteAsync(context, account.Error(service, fault.Number));
                break;
            case FaultKind.HoldBefore:
                await HoldAsync(context, account);
                break;
            case FaultKind.HoldAfter:
                account.Handle(service, request);
                await HoldAsync(context, account);
                break;
            case FaultKind.HoldUntilLater:
                account.HandleLater(service, request, TimeSpan.FromSeconds(60 + fault.Number));
                await HoldAsync(context, account);
                break;
            case FaultKind.ResetBefore:
                context.Abort();
                break;
            case FaultKind.ResetAfter:
                account.Handle(service, request);
                context.Abort();
                break;
            case FaultKind.CutJson:
                var whole = account.Handle(service, request);
                await WriteAsync(context, whole with { Body = whole.Body[..(whole.Body.Length / 2)] });
                break;
            case FaultKind.CutBody:
                await CutAsync(context, account.Handle(service, request));
                break;
            case FaultKind.ExpireToken:
                account.Ibm.Expire();
                await WriteAsync(context, account.Handle(service, request));
                break;
            default:
                await WriteAsync(context, account.Handle(service, request));
                break;
        }
    }

    private static async Task HoldAsync(HttpContext context, FakeAccount account)
    {
        account.Clock.TimeOut();
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has given up, as it should.
        }
    }

    private static async Task CutAsync(HttpContext context, FakeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentLength = answer.Body.Length + 10;
        await context.Response.WriteAsync(answer.Body);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.ErrorType is { } type) context.Response.Headers["x-amzn-errortype"] = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Luheng.Monitoring.Hj212;
using Microsoft.AspNetCore.Connections;

namespace Luheng.Portal.Monitoring;

/// <summary>The TCP door of HJ 212: a connection's bytes become packets, its answers go back. Bounded in connections, patience and memory.</summary>
public sealed class Hj212Door(Inlet inlet, Hj212Commits commits, TimeProvider clock) : ConnectionHandler
{
    /// <summary>What may wait for a device that does not read, in bytes.</summary>
    const int MostWaiting = 1 << 20;

    /// <summary>Bytes of failed checks in a row after which a connection is given up.</summary>
    const long MostFailed = 64L << 20;

    readonly ConcurrentDictionary<string, Caller> callers = new();
    readonly ConcurrentDictionary<IPAddress, int> byAddress = new();

    /// <summary>Connections open now.</summary>
    public int Connections => callers.Count;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var from = connection.RemoteEndPoint as IPEndPoint ?? new(IPAddress.None, 0);
        var address = from.Address.IsIPv4MappedToIPv6 ? from.Address.MapToIPv4() : from.Address;
        var many = byAddress.AddOrUpdate(address, 1, (_, n) => n + 1);
        var caller = new Caller(connection, new IPEndPoint(address, from.Port).ToString()) { HeardAt = clock.GetTimestamp() };
        try
        {
            if (many > inlet.Limit("connections_per_address") || callers.Count >= inlet.Limit("connections"))
            {
                inlet.Damaged(caller.Link, "too many connections");
                return;
            }
            callers[connection.ConnectionId] = caller;
            var sending = Send(caller);
            await Read(caller);
            caller.Link.Close();
            caller.Wake.Writer.TryComplete();
            await sending;
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException or OperationCanceledException or IOException)
        {
            // The other side went away, which devices on mobile networks do all day.
        }
        finally
        {
            caller.Link.Close();
            caller.Wake.Writer.TryComplete();
            callers.TryRemove(connection.ConnectionId, out _);
            if (byAddress.AddOrUpdate(address, 0, (_, n) => n - 1) <= 0) byAddress.TryRemove(new(address, 0));
        }
    }

    async Task Read(Caller caller)
    {
        var input = caller.Connection.Transport.Input;
        var reader = new FrameReader((int)inlet.Limit("longest_bytes"));
        while (true)
        {
            var result = await input.ReadAsync(caller.Connection.ConnectionClosed);
            var buffer = result.Buffer;
            if (Take(caller, reader, ref buffer)) commits.Wake();
            input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted || result.IsCanceled || reader.Failed > MostFailed) return;
            await commits.Room();
        }
    }

    /// <summary>Takes in every packet of the buffer; true when there was one.</summary>
    bool Take(Caller caller, FrameReader reader, ref ReadOnlySequence<byte> buffer)
    {
        var any = false;
        while (reader.Read(ref buffer, out var data) is var read and not FrameRead.More)
        {
            if (read == FrameRead.Packet) inlet.Take(data, caller.Link);
            else inlet.Damaged(caller.Link, reader.Damage);
            any |= read == FrameRead.Packet;
        }
        if (any) (caller.HeardAt, caller.Spoke) = (clock.GetTimestamp(), true);
        return any;
    }

    static async Task Send(Caller caller)
    {
        var output = caller.Connection.Transport.Output;
        while (await caller.Wake.Reader.WaitToReadAsync())
        {
            caller.Wake.Reader.TryRead(out _);
            if (caller.Link.Waiting > MostWaiting) caller.Connection.Abort(new("the device does not read its answers"));
            if (caller.Link.Drain(output) && (await output.FlushAsync(caller.Connection.ConnectionClosed)).IsCompleted) return;
        }
    }

    /// <summary>Closes what has been silent for too long: shortly where no packet ever came, after hours where some did.</summary>
    public void Sweep()
    {
        foreach (var caller in callers.Values)
            if (clock.GetElapsedTime(caller.HeardAt).TotalSeconds > inlet.Limit(caller.Spoke ? "idle_seconds" : "first_packet_seconds"))
                caller.Connection.Transport.Input.CancelPendingRead();
    }

    /// <summary>A connection that is open.</summary>
    sealed class Caller
    {
        public Caller(ConnectionContext connection, string address)
        {
            Connection = connection;
            Wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
            Link = new(address, () => Wake.Writer.TryWrite(true));
        }

        public ConnectionContext Connection { get; }
        public Channel<bool> Wake { get; }
        public Link Link { get; }
        public long HeardAt { get; set; }
        public bool Spoke { get; set; }
    }
}

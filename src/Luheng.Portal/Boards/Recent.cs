using System.Collections.Concurrent;

namespace Luheng.Portal.Boards;

/// <summary>Answers that cost something, the latest few of them kept; the oldest give way.</summary>
sealed class Recent<T>(int most) where T : class
{
    readonly ConcurrentDictionary<string, Lazy<T>> kept = new();
    readonly ConcurrentQueue<string> order = new();

    public T Get(string key, Func<T> make)
    {
        var answer = kept.GetOrAdd(key, k =>
        {
            order.Enqueue(k);
            return new(make);
        });
        while (order.Count > most && order.TryDequeue(out var oldest)) kept.TryRemove(oldest, out _);
        return answer.Value;
    }
}

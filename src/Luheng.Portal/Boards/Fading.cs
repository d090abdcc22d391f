namespace Luheng.Portal.Boards;

/// <summary>Answers that go stale with time alone. One that has lately gone stale is still given, while a new one is made behind it: nobody waits but the first.</summary>
sealed class Fading<T>(int most, TimeProvider clock) where T : class
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20), Good = TimeSpan.FromMinutes(2);

    readonly Recent<Slot> slots = new(most);

    long Now => clock.GetUtcNow().UtcTicks;

    /// <param name="again">Makes it when the request that asked is over.</param>
    public T Get(string key, Func<T> make, Func<T> again)
    {
        var slot = slots.Get(key, () => new(make(), Now));
        var age = TimeSpan.FromTicks(Now - slot.At);
        if (age > Good) slot.Take(make(), Now);
        // What fails here fails again, and is told, when the answer is too old to be given.
        else if (age > Fresh && slot.Claim()) Task.Run(() => slot.Renew(again, this));
        return slot.Answer;
    }

    sealed class Slot(T answer, long at)
    {
        volatile T answer = answer;
        long at = at;
        int making;

        public T Answer => answer;
        public long At => Volatile.Read(ref at);

        /// <summary>Whether it falls to the caller to make it again.</summary>
        public bool Claim() => Interlocked.Exchange(ref making, 1) == 0;

        public void Take(T made, long when)
        {
            answer = made;
            Volatile.Write(ref at, when);
        }

        public void Renew(Func<T> again, Fading<T> of)
        {
            try
            {
                Take(again(), of.Now);
            }
            finally
            {
                Volatile.Write(ref making, 0);
            }
        }
    }
}

namespace Luheng.Readings;

/// <summary>What a program that does not write knows: the journal of the one that does, read again whenever it is asked.</summary>
sealed class Follower(IReadingHome home)
{
    readonly Lock reading = new();
    IReadingView? view;
    Image? image;

    public Image Image()
    {
        lock (reading)
        {
            using var now = view = home.Look();
            try
            {
                var state = now.State();
                if (image is null || image.Stored.Folded != state.Folded) image = Readings.Image.Load(now, Block, LastRevision);
                else if (image.Seq != state.Journal) image.Follow(now);
                return image;
            }
            catch (InvalidDataException wrong)
            {
                throw GroupCommit.Unreadable(home, wrong);
            }
            finally
            {
                view = null;
            }
        }
    }

    byte[]? Block(int meter, int day) => view?.Block(meter, day);

    RevisionRow? LastRevision(int meter, long time) => view?.Revisions(meter, time, time + 1).Select(r => (RevisionRow?)r).LastOrDefault();
}

using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Monitoring;

/// <summary>The site over the metered park; one for all tests of a class.</summary>
public sealed class MeteredSite() : Site(MeteredPark.Desk());

namespace Luheng.Cases;

/// <summary>Why a step cannot be made, so that a page can say it in its own words.</summary>
public enum HindranceKind : byte { NoCase, OpenAlready, MovedOn, NotFromHere, Suspended, NoReason, SecondPerson, Missing, ActedSince, NotTheMaker, NoSuchDay, WaitsForNobody, NotPassed, NotSuspended, NoSuchStep, ChangedSince, UnderReview, Unamended, Unreviewed, TookPart, PointsDiffer, TooEarly, Other }

/// <summary>What hinders a step.</summary>
/// <param name="Detail">The one thing that would be right or is in the way, such as what is missing.</param>
public sealed record Hindrance(HindranceKind Kind, string Text, string Detail = "");

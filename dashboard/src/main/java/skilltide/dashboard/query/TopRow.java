package skilltide.dashboard.query;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Verdict;
import skilltide.streams.taxonomy.Skill;

/**
 * One skill of a ranking.
 *
 * @param rank its place, from 1
 * @param rankChange places gained since the baseline; empty when it was not ranked then
 * @param skill which
 * @param count how many of what is measured name it
 * @param share the part that they are of all; empty when all are too few to say
 * @param previous how many did in the baseline
 * @param previousShare the part that they were then
 * @param change of the share against the baseline's, relative to that: 0.5 is half as much again
 * @param trend its share along the window, in 6 to 60 stretches of as many buckets each, the first maybe fewer: as many
 *     as hold 40 of what is measured on average; fewer than 6 only where the window has fewer buckets
 * @param judged what is said of the change of its share; absent when nothing can be
 * @param verdict which way its share goes; absent with it
 */
public record TopRow(int rank, OptionalInt rankChange, Skill skill, long count, OptionalDouble share, long previous,
    OptionalDouble previousShare, OptionalDouble change, Trend trend, Optional<Judged> judged,
    Optional<Verdict> verdict) {}

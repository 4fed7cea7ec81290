package skilltide.dashboard.query;

import skilltide.streams.result.Facet;

/**
 * Which postings are looked at.
 *
 * @param facet by what they are chosen
 * @param value the facet's value; empty for {@link Facet#ALL}
 */
public record Filter(Facet facet, String value) {
  public static final Filter NONE = new Filter(Facet.ALL, "");
}

package skilltide.dashboard.api;

import java.util.List;

/**
 * An entry of the glossary.
 *
 * @param path of its page, such as {@code /skills/kotlin}; never changes
 * @param id its slug, unique among its kind
 * @param name its public name
 * @param kind what sort of term it is, such as {@code language} or {@code role}
 * @param definition one sentence
 * @param aliases what else it is called
 * @param related other terms, by how they hang together with it
 * @param figures where to go on from it
 */
record Term(String path, String id, String name, String kind, String definition, List<String> aliases,
    List<Related> related, List<Link> figures) {

  /** @param how the others hang together with the term, as {@code Part of} */
  record Related(String how, List<Link> terms) {}

  record Link(String path, String name) {}

  Link link() {
    return new Link(path, name);
  }
}

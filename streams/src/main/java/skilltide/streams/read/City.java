package skilltide.streams.read;

/**
 * A city where a job is.
 *
 * @param name its usual English name, whatever it is called in the posting; as the source has it where it is not known
 * @param country ISO 3166-1 alpha-2
 */
public record City(String name, String country) {}

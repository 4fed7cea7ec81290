package skilltide.dashboard.standalone;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a {@code --port}: 1 to 65535, or 0 for any free one. */
final class PortOption implements ITypeConverter<Integer> {
  private static final int MAX = 65_535;

  /** @throws TypeConversionException when it is none; the command line names the option with it */
  @Override
  public Integer convert(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MAX) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number that is no port is.
    }
    throw new TypeConversionException("a port is 0 to %d, not '%s'".formatted(MAX, text));
  }
}

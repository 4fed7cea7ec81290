package skilltide.dashboard.standalone;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a {@code --to}: the address of an instance. */
final class AddressOption implements ITypeConverter<URI> {

  /** @throws TypeConversionException when it is none; the command line names the option with it */
  @Override
  public URI convert(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as an address of something else is.
    }
    throw new TypeConversionException("'%s' is no address such as http://localhost:8080".formatted(text));
  }
}

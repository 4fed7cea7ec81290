package skilltide.dashboard.standalone;

import picocli.CommandLine.IVersionProvider;

/** Which version of the program this is, as its jar says. */
final class Version implements IVersionProvider {

  /** Such as {@code 0.1.0}; {@code development} where it runs from classes. */
  static String program() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[]{"Skilltide " + program() + ", Java " + Runtime.version()};
  }
}

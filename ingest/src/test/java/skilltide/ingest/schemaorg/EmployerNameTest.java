package skilltide.ingest.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmployerNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Acme                    | acme
      ACME, Inc.              | acme
      Acme   Robotics GmbH    | acme robotics
      Müller GmbH & Co. KG    | müller
      Tiffany & Co.           | tiffany
      Johnson & Johnson       | johnson & johnson
      Foo S.A.                | foo
      Foo (Pty) Ltd           | foo
      Ａｃｍｅ　Ｌｔｄ        | acme
      Company                 | company
      Inc.                    | inc.
      The Company Company     | the
      Salesforce.com          | salesforce.com
      """)
  void legalFormsAndSpellingDoNotTellEmployersApart(String name, String normalised) {
    assertThat(EmployerName.normalised(name)).isEqualTo(normalised);
  }
}

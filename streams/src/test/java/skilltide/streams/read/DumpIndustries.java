package skilltide.streams.read;

import com.fasterxml.jackson.databind.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

final class DumpIndustries {
  private DumpIndustries() {}
  public static void main(String[] a) throws IOException {
    IndustryReader r = new IndustryReader(Taxonomy.bundled());
    ObjectMapper j = new ObjectMapper();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String l = in.readLine(); l != null; l = in.readLine()) {
      JsonNode p = j.readTree(l);
      TextView v = TextView.of(p.path("text").asText(), TextFormat.HTML);
      int n = v.length();
      String id = p.path("id").asText();
      r.dump(v).forEach(x -> System.out.println(id + "\t" + n + "\t" + x));
    }
  }
}

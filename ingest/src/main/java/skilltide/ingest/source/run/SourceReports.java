package skilltide.ingest.source.run;

import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;

/** Who is told how it goes with sources. Thread-safe. */
interface SourceReports {

  /** How it goes with a source from now on. */
  void tell(SourceReport report);

  /** A round came to its end. */
  void round(SourceName source, SourceReport.Found found);

  /** A round did not. */
  void failure(SourceName source, Trouble trouble);
}

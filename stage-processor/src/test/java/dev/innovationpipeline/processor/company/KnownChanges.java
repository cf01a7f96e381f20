package dev.innovationpipeline.processor.company;

import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import java.util.Map;

/** Companies as a test changes them. */
public final class KnownChanges {

  private KnownChanges() {}

  /** Without a topic. */
  public static ChangedCompanies of(CompanyBook book, TimeSource time) {
    return of(book, new CompactedTopicTail(Map.of(), "companies", message -> {}), time);
  }

  public static ChangedCompanies of(CompanyBook book, CompactedTopicTail tail, TimeSource time) {
    return new ChangedCompanies(book, tail, time);
  }
}

package dev.innovationpipeline.processor.document.fetch;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of documents, and the addresses they may come from.
 *
 * @param maxBytes the maximum size of a download. 25 MiB: reports with pictures fit, and the local
 *     disk holds all documents that are read at once.
 * @param maxPages the maximum number of pages of a PDF. 3,000: a thick book, and about as many as
 *     are read within the time and the memory of a parser.
 * @param timeout the maximum time of a download, including redirects and retries, and again of
 *     extracting the text. 60 s: 25 MiB at 4 Mbit/s.
 * @param allowPrivateAddresses whether to fetch from this host and its private networks. False,
 *     because it lets every submitter of a run reach the internal services of this process.
 * @param allowFiles whether to read any file URL. False, for the same reason.
 * @param maxCharacters the maximum length of the text in a prompt; longer documents are read in
 *     parts of about the same length. 120,000 characters are about 30,000 tokens, which leaves room
 *     for the answer in a context window of 64,000.
 * @param trustedHosts servers that may have private addresses nevertheless, such as an upload
 *     service in the same network: a name, with a port and the beginning of the path where wanted.
 *     None by default.
 * @param filesDirectory a folder whose files may be named by file URLs, those of links out of it
 *     excepted. None by default: clients upload their files.
 */
@ConfigurationProperties("pipeline.documents")
public record DocumentSettings(
    @DefaultValue("26214400") long maxBytes,
    @DefaultValue("3000") int maxPages,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("false") boolean allowFiles,
    @DefaultValue("120000") int maxCharacters,
    @DefaultValue List<String> trustedHosts,
    @Nullable Path filesDirectory) {

  private static final int MIN_CHARACTERS = 1_000;

  public DocumentSettings {
    trustedHosts = List.copyOf(trustedHosts);
    SettingFaults faults = new SettingFaults("pipeline.documents");
    faults.require(maxBytes >= 1, "max-bytes", "must be at least 1", maxBytes);
    faults.require(maxPages >= 1, "max-pages", "must be at least 1", maxPages);
    faults.require(
        maxCharacters >= MIN_CHARACTERS,
        "max-characters",
        "must be at least " + MIN_CHARACTERS,
        maxCharacters);
    faults.require(timeout.isPositive(), "timeout", "must be positive", timeout);
    for (String trusted : trustedHosts) {
      faults.require(
          TrustedServer.parse(trusted).isPresent(),
          "trusted-hosts",
          "must be names with a port and a path where wanted, as ingest:8080/documents/",
          trusted);
    }
    faults.throwIfAny();
  }
}

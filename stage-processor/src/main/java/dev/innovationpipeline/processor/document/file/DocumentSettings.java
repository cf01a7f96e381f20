package dev.innovationpipeline.processor.document.file;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a document is taken on, and from where.
 *
 * @param maxBytes the largest download. 25 MiB: reports with pictures fit, and a host's disk holds
 *     all that are read at once.
 * @param maxPages the most pages of a PDF. 300: longer ones are books, of which a model would see a
 *     small part only.
 * @param timeout how long the download may take with all its redirects and retries, and again how
 *     long reading the text may take. 60 s: 25 MiB at 4 Mbit/s.
 * @param allowPrivateAddresses whether to fetch from this host and its networks. False: whoever
 *     submits a run would otherwise reach what only this process should.
 * @param allowFiles whether to read file: addresses. False, for the same reason.
 * @param maxCharacters how much text a stage may put in front of a model. 120,000 characters are
 *     about 30,000 tokens, which leaves room for the answer in a window of 64,000.
 * @param trustedHosts names that may have private addresses all the same: the service that keeps
 *     uploads, where it is in the same network. None by default
 */
@ConfigurationProperties("pipeline.documents")
public record DocumentSettings(
    @DefaultValue("26214400") long maxBytes,
    @DefaultValue("300") int maxPages,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("false") boolean allowFiles,
    @DefaultValue("120000") int maxCharacters,
    @DefaultValue List<String> trustedHosts) {

  private static final int LEAST_CHARACTERS = 1_000;

  public DocumentSettings {
    trustedHosts = List.copyOf(trustedHosts);
    atLeast("max-bytes", maxBytes, 1);
    atLeast("max-pages", maxPages, 1);
    atLeast("max-characters", maxCharacters, LEAST_CHARACTERS);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "pipeline.documents.timeout must be positive, but is " + timeout + ".");
    }
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "pipeline.documents.%s must be at least %d, but is %d.".formatted(name, least, value));
    }
  }
}

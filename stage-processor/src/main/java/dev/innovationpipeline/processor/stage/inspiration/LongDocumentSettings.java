package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.platform.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are read that are longer than a prompt may be.
 *
 * @param maxParts the most parts in which a document is read, one call to the model each; what is
 *     beyond is left out passage by passage. 60: a book of 2,000 pages is read whole, at the price
 *     of 2 million tokens. 1 never asks in parts.
 */
@ConfigurationProperties("pipeline.documents")
public record LongDocumentSettings(@DefaultValue("60") int maxParts) {

  public LongDocumentSettings {
    SettingFaults faults = new SettingFaults("pipeline.documents");
    faults.require(maxParts >= 1, "max-parts", "must be at least 1", maxParts);
    faults.throwIfAny();
  }
}

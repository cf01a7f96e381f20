package dev.innovationpipeline.processor.document.scan;

import dev.innovationpipeline.platform.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recognition of text by the model provider, in place of Tesseract.
 *
 * @param enabled whether scanned pages are sent to the provider. They are not by default: each page
 *     costs money, and its picture leaves the house.
 * @param engine of OpenRouter's plugin {@code file-parser}. {@code mistral-ocr}, as it reads
 *     pictures.
 * @param model that receives what was read, and answers a word. Empty: the model of runs that name
 *     none.
 * @param maxPages the maximum of pages of a document that are sent; the others are left out. 100,
 *     for about 0.20 USD.
 */
@ConfigurationProperties("pipeline.documents.ocr.provider")
public record ProviderScanSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("mistral-ocr") String engine,
    @DefaultValue("") String model,
    @DefaultValue("100") int maxPages) {

  public ProviderScanSettings {
    SettingFaults faults = new SettingFaults("pipeline.documents.ocr.provider");
    faults.require(!engine.isBlank(), "engine", "must not be empty", engine);
    faults.require(maxPages >= 1, "max-pages", "must be at least 1", maxPages);
    faults.throwIfAny();
  }

  public static ProviderScanSettings off() {
    return new ProviderScanSettings(false, "mistral-ocr", "", 100);
  }
}

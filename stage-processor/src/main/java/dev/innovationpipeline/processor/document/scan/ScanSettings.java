package dev.innovationpipeline.processor.document.scan;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recognition of text (OCR) on pages of a PDF that are pictures.
 *
 * @param enabled whether such pages are read. True: where Tesseract is not installed, documents
 *     fail that are nothing but pictures, and say so.
 * @param command the program, which is looked for at the first such page.
 * @param languages of the documents, as Tesseract names its models; each must be installed. {@code
 *     eng}, because its package always comes along.
 * @param pageTimeout the maximum time of a page. 60 s: a full page takes two to ten.
 */
@ConfigurationProperties("pipeline.documents.ocr")
public record ScanSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("tesseract") String command,
    @DefaultValue("eng") String languages,
    @DefaultValue("60s") Duration pageTimeout) {

  public ScanSettings {
    SettingFaults faults = new SettingFaults("pipeline.documents.ocr");
    faults.require(!command.isBlank(), "command", "must not be empty", command);
    faults.require(!languages.isBlank(), "languages", "must not be empty", languages);
    faults.require(pageTimeout.isPositive(), "page-timeout", "must be positive", pageTimeout);
    faults.throwIfAny();
  }

  public static ScanSettings defaults() {
    return new ScanSettings(true, "tesseract", "eng", Duration.ofSeconds(60));
  }

  public Tesseract tesseract() {
    return new Tesseract(command, languages);
  }
}

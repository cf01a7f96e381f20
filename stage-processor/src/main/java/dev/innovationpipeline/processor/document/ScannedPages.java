package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserProcesses;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.pdf.PageImage;
import dev.innovationpipeline.processor.document.scan.ProviderRecognition;
import dev.innovationpipeline.processor.document.scan.RecognitionFailedException;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pages of a PDF that are pictures, one after the other: by Tesseract in parser
 * processes, or by the model provider.
 */
final class ScannedPages {

  /**
   * @param texts one of each page; empty where nothing was recognised
   * @param unread the pages that could not be looked at, from 1
   * @param problem the last one of the provider; null for none
   */
  record Reading(List<String> texts, List<Integer> unread, @Nullable String problem) {}

  private static final Logger log = LoggerFactory.getLogger(ScannedPages.class);

  private final ScanSettings settings;
  private final ParserProcesses processes;

  /** Null where it is switched off. */
  private final @Nullable ProviderRecognition provider;

  /** Null until the first such page. */
  private volatile @Nullable Boolean installed;

  ScannedPages(
      ScanSettings settings, ParserProcesses processes, @Nullable ProviderRecognition provider) {
    this.settings = settings;
    this.processes = processes;
    this.provider = settings.enabled() ? provider : null;
  }

  /**
   * @param pages from 1
   * @param companyId the company of the run
   */
  Reading read(SpooledFile file, List<Integer> pages, String companyId)
      throws IOException, InterruptedException {
    return provider == null ? readHere(file, pages, companyId) : readBy(provider, file, pages);
  }

  private Reading readHere(SpooledFile file, List<Integer> pages, String companyId)
      throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    List<Integer> unread = new ArrayList<>();
    for (int page : pages) {
      String text = canRead() ? read(file, page, companyId) : null;
      texts.add(text == null ? "" : text);
      if (text == null) {
        unread.add(page);
      }
    }
    return new Reading(texts, unread, null);
  }

  private static Reading readBy(ProviderRecognition provider, SpooledFile file, List<Integer> pages)
      throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    List<Integer> unread = new ArrayList<>();
    String problem = null;
    boolean usable = true;
    for (int page : pages) {
      String text = "";
      if (usable && texts.size() < provider.maxPages()) {
        try {
          text = provider.textOf(PageImage.pdfOf(file, page));
        } catch (RecognitionFailedException e) {
          log.warn("Page {} of a document is left out: {}.", page, e.getMessage());
          problem = e.getMessage();
          usable = !e.lasting();
          unread.add(page);
        }
      } else {
        unread.add(page);
      }
      texts.add(text);
    }
    return new Reading(texts, unread, problem);
  }

  /** One sentence for the submitter of a document whose pages have no text. */
  String advice(Reading reading) throws InterruptedException {
    if (reading.problem() != null) {
      return reading.problem();
    }
    if (!settings.enabled()) {
      return "text recognition (OCR) is switched off by pipeline.documents.ocr.enabled";
    }
    if (provider != null) {
      return "text recognition (OCR) by the model's provider found none";
    }
    return canRead()
        ? "text recognition (OCR) in %s found none".formatted(settings.languages())
        : "text recognition (OCR) needs Tesseract, which is not installed where the processor runs"
            + " (Debian: apt install tesseract-ocr)";
  }

  private boolean canRead() throws InterruptedException {
    Boolean known = installed;
    if (known == null) {
      known = settings.enabled() && settings.tesseract().installed();
      installed = known;
    }
    return known;
  }

  private @Nullable String read(SpooledFile file, int page, String companyId)
      throws IOException, InterruptedException {
    try {
      return processes.recognise(
          file, page, settings.tesseract(), settings.pageTimeout(), companyId);
    } catch (StageFailedException e) {
      log.warn("Page {} of a document is left out: its text was not recognised.", page, e);
      return null;
    }
  }
}

package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserProcesses;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages of a PDF that are pictures, one after the other, in parser processes. */
final class ScannedPages {

  /**
   * @param texts one of each page; empty where nothing was recognised
   * @param unread the pages that could not be looked at, from 1
   */
  record Reading(List<String> texts, List<Integer> unread) {}

  private static final Logger log = LoggerFactory.getLogger(ScannedPages.class);

  private final ScanSettings settings;
  private final ParserProcesses processes;

  /** Null until the first such page. */
  private volatile @Nullable Boolean installed;

  ScannedPages(ScanSettings settings, ParserProcesses processes) {
    this.settings = settings;
    this.processes = processes;
  }

  /**
   * @param pages from 1
   */
  Reading read(SpooledFile file, List<Integer> pages) throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    List<Integer> unread = new ArrayList<>();
    for (int page : pages) {
      String text = canRead() ? read(file, page) : null;
      texts.add(text == null ? "" : text);
      if (text == null) {
        unread.add(page);
      }
    }
    return new Reading(texts, unread);
  }

  /** One sentence for the submitter of a document whose pages have no text. */
  String advice() throws InterruptedException {
    if (!settings.enabled()) {
      return "text recognition (OCR) is switched off by pipeline.documents.ocr.enabled";
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

  private @Nullable String read(SpooledFile file, int page)
      throws IOException, InterruptedException {
    try {
      return processes.recognise(file, page, settings.tesseract(), settings.pageTimeout());
    } catch (StageFailedException e) {
      log.warn("Page {} of a document is left out: its text was not recognised.", page, e);
      return null;
    }
  }
}

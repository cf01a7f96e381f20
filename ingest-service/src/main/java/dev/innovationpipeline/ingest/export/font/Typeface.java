package dev.innovationpipeline.ingest.export.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts on the class path, in the order in which a character is looked for. */
public enum Typeface {
  SANS("Noto Sans", "NotoSans-Regular.ttf", false),
  SANS_BOLD("Noto Sans", "NotoSans-Bold.ttf", true),
  ARABIC("Noto Sans Arabic", "NotoSansArabic-Regular.ttf", false),
  ARABIC_BOLD("Noto Sans Arabic", "NotoSansArabic-Bold.ttf", true),
  HEBREW("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf", false),
  THAI("Noto Sans Thai", "NotoSansThai-Regular.ttf", false),
  JAPANESE("Noto Sans JP", "NotoSansJP-Regular.ttf", false),

  /** Korean, and the ideographs of Chinese that Japanese lacks. */
  FALLBACK("Droid Sans Fallback", "DroidSansFallbackFull.ttf", false);

  private final String family;
  private final String file;
  private final boolean bold;

  Typeface(String family, String file, boolean bold) {
    this.family = family;
    this.file = file;
    this.bold = bold;
  }

  public String family() {
    return family;
  }

  public boolean isBold() {
    return bold;
  }

  /** Its bytes, in TrueType format. */
  public InputStream open() {
    InputStream bytes = Typeface.class.getResourceAsStream("/export-fonts/" + file);
    if (bytes == null) {
      throw new UncheckedIOException(
          new IOException("The font " + file + " is missing on the class path; build again."));
    }
    return bytes;
  }
}

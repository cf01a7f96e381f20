package dev.innovationpipeline.processor.document.parser;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Tells by its content what a ZIP or OLE file is. */
final class ContainerType {

  /** Reads its list of types once. */
  private static final Detector DETECTOR = new DefaultDetector();

  /** Formats that one class reads. */
  enum Kind {
    DOCX,
    XLSX,
    PPTX,
    OPEN_DOCUMENT,
    EPUB,
    DOC,
    XLS,
    PPT,
    MSG,
    ENCRYPTED,
    OTHER
  }

  private final String mediaType;

  private ContainerType(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * @throws java.util.zip.ZipException if it is a ZIP file that is not complete
   */
  static ContainerType ofZip(SpooledFile file) throws IOException {
    new ZipFile(file.path().toFile()).close();
    return of(file);
  }

  static ContainerType of(SpooledFile file) throws IOException {
    try (TikaInputStream in = TikaInputStream.get(file.path())) {
      return new ContainerType(DETECTOR.detect(in, new Metadata()).getBaseType().toString());
    }
  }

  String mediaType() {
    return mediaType;
  }

  /** Files with macros and templates have types of their own. */
  Kind kind() {
    String type = mediaType.toLowerCase(Locale.ROOT);
    String name = type.substring(type.indexOf('/') + 1);
    if (name.startsWith("vnd.openxmlformats-officedocument.wordprocessingml.")
        || name.startsWith("vnd.ms-word.")) {
      return Kind.DOCX;
    }
    if (name.startsWith("vnd.openxmlformats-officedocument.spreadsheetml.")
        || name.startsWith("vnd.ms-excel.") && !name.contains("binary")) {
      return Kind.XLSX;
    }
    if (name.startsWith("vnd.openxmlformats-officedocument.presentationml.")
        || name.startsWith("vnd.ms-powerpoint.")) {
      return Kind.PPTX;
    }
    if (name.startsWith("vnd.oasis.opendocument.")) {
      return Kind.OPEN_DOCUMENT;
    }
    return switch (name) {
      case "epub+zip" -> Kind.EPUB;
      case "msword" -> Kind.DOC;
      case "vnd.ms-excel" -> Kind.XLS;
      case "vnd.ms-powerpoint" -> Kind.PPT;
      case "vnd.ms-outlook" -> Kind.MSG;
      case "x-tika-ooxml-protected" -> Kind.ENCRYPTED;
      default -> Kind.OTHER;
    };
  }
}

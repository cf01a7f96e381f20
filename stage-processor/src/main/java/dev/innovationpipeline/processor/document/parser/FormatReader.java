package dev.innovationpipeline.processor.document.parser;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.format.ContentSniffer;
import dev.innovationpipeline.processor.document.mail.MailText;
import dev.innovationpipeline.processor.document.pdf.PageImage;
import dev.innovationpipeline.processor.document.pdf.PdfText;
import dev.innovationpipeline.processor.document.scan.TextRecognition;
import dev.innovationpipeline.processor.document.sheet.XlsText;
import dev.innovationpipeline.processor.document.sheet.XlsxText;
import dev.innovationpipeline.processor.document.slide.SlidesText;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.PlainText;
import dev.innovationpipeline.processor.document.web.WebText;
import dev.innovationpipeline.processor.document.word.DocText;
import dev.innovationpipeline.processor.document.word.DocxText;
import dev.innovationpipeline.processor.document.word.RtfText;
import dev.innovationpipeline.processor.document.zipped.EpubText;
import dev.innovationpipeline.processor.document.zipped.OpenDocumentText;
import dev.innovationpipeline.processor.document.zipped.UnpackedSize;
import java.io.IOException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.xml.sax.SAXException;

/** Reads a document of any format, and what is attached to it. */
public final class FormatReader {

  /** Of files attached to files. */
  private static final int MAX_DEPTH = 3;

  static {
    ZipSecureFile.setMaxEntrySize(UnpackedSize.MAX_BYTES);
  }

  private final int maxPages;
  private final int depth;

  /**
   * @param maxPages of a PDF
   */
  public FormatReader(int maxPages) {
    this(maxPages, 0);
  }

  private FormatReader(int maxPages, int depth) {
    this.maxPages = maxPages;
    this.depth = depth;
  }

  /**
   * @param name of the file, or its address; it may only help to tell formats of text apart
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   */
  public Document read(SpooledFile file, String name) {
    try {
      return parse(file, name);
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | TikaException
        | RuntimeException
        | StackOverflowError e) {
      throw ParseFailures.of(e);
    }
  }

  private Document parse(SpooledFile file, String name)
      throws IOException, OpenXML4JException, SAXException, TikaException {
    return switch (ContentSniffer.formatOf(file)) {
      case EMPTY -> throw DocumentFailures.empty();
      case PDF -> {
        PdfText pdf = PdfText.read(file, maxPages);
        if (!pdf.readable()) {
          throw DocumentFailures.noText();
        }
        yield pdf.document();
      }
      case HTML -> WebText.read(file);
      case MAIL -> MailText.readEml(file, this::readAttachment);
      case RICH_TEXT -> RtfText.read(file);
      case TEXT -> PlainText.read(file, name);
      case ZIP -> parse(file, ContainerType.ofZip(file));
      case OLE -> parse(file, ContainerType.of(file));
      case IMAGE -> throw DocumentFailures.noText();
      case BINARY -> throw DocumentFailures.unsupported("in an unknown binary format");
    };
  }

  private Document parse(SpooledFile file, ContainerType type)
      throws IOException, OpenXML4JException, SAXException {
    String mediaType = type.mediaType();
    return switch (type.kind()) {
      case DOCX -> DocxText.read(file, mediaType);
      case XLSX -> XlsxText.read(file, mediaType);
      case PPTX, PPT -> SlidesText.read(file, mediaType);
      case OPEN_DOCUMENT -> OpenDocumentText.read(file, mediaType);
      case EPUB -> EpubText.read(file, mediaType);
      case DOC -> DocText.read(file, mediaType);
      case XLS -> XlsText.read(file, mediaType);
      case MSG -> MailText.readMsg(file, mediaType, this::readAttachment);
      case ENCRYPTED -> throw DocumentFailures.encrypted();
      case OTHER ->
          throw DocumentFailures.unsupported("incomplete, an archive or of an unknown format");
    };
  }

  /**
   * The text of a page of a PDF that is a picture.
   *
   * @param page from 1
   */
  public static Document recognise(SpooledFile file, int page, TextRecognition recognition) {
    try {
      return new Document(recognition.textOf(PageImage.of(file, page)), "text/plain", 0);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw ParseFailures.of(e);
    }
  }

  private Document readAttachment(SpooledFile file, String name) {
    if (depth == MAX_DEPTH) {
      throw DocumentFailures.unsupported("attached to an attachment of an attachment");
    }
    return new FormatReader(maxPages, depth + 1).read(file, name);
  }
}

package dev.innovationpipeline.processor.document.word;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Shown;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Extracts the text of RTF files. */
public final class RtfText {

  private RtfText() {}

  public static Document read(SpooledFile file) throws IOException, SAXException, TikaException {
    MarkedRtf rtf = MarkedRtf.of(file.bytes());
    if (rtf.isCutOff()) {
      throw DocumentFailures.corrupt("RTF file", new EOFException("Groups have no end"));
    }
    RtfParagraphs paragraphs = new RtfParagraphs();
    Metadata properties = new Metadata();
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NoEmbeddedDocuments());
    try (InputStream in = new ByteArrayInputStream(rtf.bytes())) {
      new RTFParser().parse(in, paragraphs, properties, context);
    }
    return new Document(paragraphs.blocks(), "application/rtf", Shown.wordsOf(rtf.hidden()))
        .titled(properties.get(TikaCoreProperties.TITLE));
  }

  /** Pictures and objects of other programs are not the text of the document. */
  private static final class NoEmbeddedDocuments implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}

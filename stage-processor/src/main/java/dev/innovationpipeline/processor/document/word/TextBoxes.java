package dev.innovationpipeline.processor.document.word;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** Finds the paragraphs of text boxes, which stand within the paragraph that they are tied to. */
final class TextBoxes {

  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** The same box once more, for programs of before 2010. */
  private static final String REPEATED = "Fallback";

  private final XWPFDocument docx;
  private final RunLook look;
  private final StringBuilder hidden = new StringBuilder();

  TextBoxes(XWPFDocument docx) {
    this.docx = docx;
    look = new RunLook(docx);
  }

  /** The text of boxes that a reader cannot see, and that is not in their paragraphs. */
  String hidden() {
    return hidden.toString();
  }

  /** In their order; of boxes in boxes, too. */
  List<XWPFParagraph> of(XWPFParagraph paragraph) {
    List<XWPFParagraph> found = new ArrayList<>();
    try (XmlCursor cursor = paragraph.getCTP().newCursor()) {
      int depth = 0;
      do {
        XmlCursor.TokenType token = cursor.currentTokenType();
        if (token.isStart()) {
          depth++;
          if (depth > 1 && cursor.getName().getLocalPart().equals(REPEATED)) {
            cursor.toEndToken();
            depth--;
          } else if (depth > 1 && isParagraph(cursor)) {
            found.add(new XWPFParagraph(paragraphAt(cursor), docx));
          }
        } else if (token.isEnd()) {
          depth--;
        }
      } while (depth > 0 && !cursor.toNextToken().isNone());
    }
    return found;
  }

  private static boolean isParagraph(XmlCursor cursor) {
    return cursor.getName().getLocalPart().equals("p")
        && cursor.getName().getNamespaceURI().equals(WORD);
  }

  /** The library does not know the types of what stands within elements that it does not know. */
  private CTP paragraphAt(XmlCursor cursor) {
    if (cursor.getObject() instanceof CTP known) {
      return known;
    }
    try {
      CTP paragraph =
          CTP.Factory.parse(
              cursor.newXMLStreamReader(), new XmlOptions().setLoadReplaceDocumentElement(null));
      for (CTR run : paragraph.getRArray()) {
        if (look.isHidden(run, paragraph, false)) {
          leaveOut(run);
        }
      }
      return paragraph;
    } catch (XmlException e) {
      throw new IllegalStateException("A paragraph that was read is none.", e);
    }
  }

  private void leaveOut(CTR run) {
    for (CTText text : run.getTArray()) {
      hidden.append(text.getStringValue()).append(' ');
      text.setStringValue("");
    }
  }
}

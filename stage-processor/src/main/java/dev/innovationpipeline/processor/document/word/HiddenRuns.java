package dev.innovationpipeline.processor.document.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.StringTokenizer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** Removes the text of a DOCX file that a reader of its pages cannot see. */
final class HiddenRuns {

  /** Of paragraphs, runs and tables; the library does not know the types of all other elements. */
  private static final Set<String> ELEMENTS = Set.of("p", "r", "tbl");

  private final RunLook look;
  private final StringBuilder removed = new StringBuilder();

  /**
   * The elements around the cursor, the innermost first; another object for those of no interest.
   */
  private final Deque<Object> around = new ArrayDeque<>();

  private HiddenRuns(XWPFDocument docx) {
    look = new RunLook(docx);
  }

  /** Returns the number of words that were removed. */
  static int removeFrom(XWPFDocument docx) {
    HiddenRuns hidden = new HiddenRuns(docx);
    try (XmlCursor cursor = docx.getDocument().newCursor()) {
      for (XmlCursor.TokenType token = cursor.currentTokenType();
          !token.isNone();
          token = cursor.toNextToken()) {
        hidden.visit(token, cursor);
      }
    }
    return new StringTokenizer(hidden.removed.toString()).countTokens();
  }

  private void visit(XmlCursor.TokenType token, XmlCursor cursor) {
    if (token.isStart()) {
      Object element =
          ELEMENTS.contains(cursor.getName().getLocalPart()) ? cursor.getObject() : look;
      around.push(element);
      if (element instanceof CTP) {
        removed.append('\n');
      }
    } else if (token.isEnd() && around.pop() instanceof CTR run && isHidden(run)) {
      for (CTText text : run.getTArray()) {
        removed.append(text.getStringValue());
        text.setStringValue("");
      }
    }
  }

  private boolean isHidden(CTR run) {
    CTP paragraph = null;
    boolean onPage = true;
    for (Object element : around) {
      if (element instanceof CTP outer) {
        // A paragraph within another one is in a text box, which may have a colour.
        onPage &= paragraph == null;
        paragraph = paragraph == null ? outer : paragraph;
      }
      onPage &= !(element instanceof CTTbl);
    }
    return look.isHidden(run, paragraph, onPage);
  }
}

package dev.innovationpipeline.processor.document.pdf.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;

/**
 * Tells whether the end of a PDF was lost with things that its pages need, as by a broken download.
 * The end says where the objects of the file are (ISO 32000-2, 7.5.5). Without it PDFBox takes
 * those that it finds: pages are missing then, or the fonts by which codes are letters.
 */
public final class CutOffPdf {

  /** No document has as many; the rest is not looked at. */
  private static final int MAX_OBJECTS = 1_000_000;

  private static final Set<COSName> ELSEWHERE = Set.of(COSName.PARENT, COSName.P, COSName.ANNOTS);

  private CutOffPdf() {}

  public static boolean isOne(PDDocument pdf) {
    boolean hasEnd = pdf.getDocument().getStartXref() > 0;
    return !hasEnd && (isMissingPages(pdf.getPages()) || isMissingObjects(pdf.getPages()));
  }

  private static boolean isMissingPages(PDPageTree pages) {
    int found = 0;
    for (PDPage page : pages) {
      found += page.hasContents() ? 1 : 0;
    }
    return found == 0 || found < pages.getCount();
  }

  private static boolean isMissingObjects(PDPageTree pages) {
    Set<COSBase> seen = new HashSet<>();
    Deque<COSBase> next = new ArrayDeque<>();
    for (PDPage page : pages) {
      next.add(page.getCOSObject());
      if (page.getResources() != null) { // They may be those of the tree.
        next.add(page.getResources().getCOSObject());
      }
    }
    while (!next.isEmpty() && seen.size() < MAX_OBJECTS) {
      COSBase object = next.pop();
      if (object instanceof COSObject reference) {
        object = reference.getObject();
        if (object == null || object instanceof COSNull) {
          return true;
        }
      }
      if (object instanceof COSDictionary dictionary && seen.add(dictionary)) {
        dictionary.forEach(
            (name, value) -> {
              if (!ELSEWHERE.contains(name)) {
                next.push(value);
              }
            });
      } else if (object instanceof COSArray array && seen.add(array)) {
        array.forEach(next::push);
      }
    }
    return false;
  }
}

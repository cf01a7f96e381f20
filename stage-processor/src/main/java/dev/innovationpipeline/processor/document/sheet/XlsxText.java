package dev.innovationpipeline.processor.document.sheet;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Extracts the text of XLSX files as streams, so that large sheets need little memory. */
public final class XlsxText {

  private XlsxText() {}

  public static Document read(SpooledFile file, String mediaType)
      throws IOException, OpenXML4JException, SAXException {
    try (OPCPackage pack = OPCPackage.open(file.path().toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(pack, true);
      var strings = new ReadOnlySharedStringsTable(pack, false);
      var styles = reader.getStylesTable();
      DataFormatter formatter = new DataFormatter(Locale.ROOT);
      Set<String> hiddenSheets = hiddenSheets(reader);
      TextBlocks blocks = new TextBlocks();
      int hiddenWords = 0;
      var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          String name = sheets.getSheetName();
          SheetText text = new SheetText(blocks, name, hiddenSheets.contains(name));
          parse(sheet, new SheetCells(styles, strings, formatter, text));
          hiddenWords += text.end();
        }
      }
      return new Document(blocks, mediaType, hiddenWords)
          .titled(pack.getPackageProperties().getTitleProperty().orElse(null));
    }
  }

  private static Set<String> hiddenSheets(XSSFReader reader)
      throws IOException, OpenXML4JException, SAXException {
    HiddenSheets hidden = new HiddenSheets();
    try (InputStream workbook = reader.getWorkbookData()) {
      parse(workbook, hidden);
    }
    return hidden.names();
  }

  private static void parse(InputStream xml, ContentHandler handler)
      throws IOException, SAXException {
    try {
      XMLReader parser = XMLHelper.newXMLReader();
      parser.setContentHandler(handler);
      parser.parse(new InputSource(xml));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}

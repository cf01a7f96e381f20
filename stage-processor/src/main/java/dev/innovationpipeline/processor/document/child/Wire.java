package dev.innovationpipeline.processor.document.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.document.scan.Tesseract;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Region;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.document.Place.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions and answers between this process and a parser process, by their lengths. */
final class Wire {

  /** Of a text; more than the text of any document. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final int MAX_ROWS = 1_000_000;

  /** More than headings fit into a text. */
  private static final int MAX_REGIONS = 10_000_000;

  private static final Map<String, Kind> KINDS =
      Stream.of(Kind.values()).collect(Collectors.toMap(Kind::wireName, kind -> kind));

  private Wire() {}

  static void write(Question question, DataOutputStream out) throws IOException {
    switch (question) {
      case Question.Parse(String path, String name, int maxPages) -> {
        out.writeBoolean(true);
        write(path, out);
        write(name, out);
        out.writeInt(maxPages);
      }
      case Question.Recognise(String path, int page, Tesseract tesseract) -> {
        out.writeBoolean(false);
        write(path, out);
        out.writeInt(page);
        write(tesseract.command(), out);
        write(tesseract.languages(), out);
      }
    }
    out.flush();
  }

  static Question readQuestion(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Question.Parse(readText(in), readText(in), in.readInt())
        : new Question.Recognise(
            readText(in), in.readInt(), new Tesseract(readText(in), readText(in)));
  }

  static void write(Answer answer, DataOutputStream out) throws IOException {
    switch (answer) {
      case Answer.Parsed(Document document) -> {
        out.writeBoolean(true);
        write(document.text(), out);
        out.writeInt(document.regions().size());
        for (Region region : document.regions()) {
          write(region, out);
        }
        write(document.mediaType(), out);
        out.writeInt(document.pages());
        out.writeInt(document.hiddenWords());
        out.writeInt(document.runningRows().size());
        for (String row : document.runningRows()) {
          write(row, out);
        }
        out.writeInt(document.unreadPages().size());
        for (int page : document.unreadPages()) {
          out.writeInt(page);
        }
        write(Objects.requireNonNullElse(document.title(), ""), out);
      }
      case Answer.Refused(String code, String message) -> {
        out.writeBoolean(false);
        write(code, out);
        write(message, out);
      }
    }
    out.flush();
  }

  static Answer readAnswer(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return new Answer.Refused(readText(in), readText(in));
    }
    String text = readText(in);
    int parts = checked(in.readInt(), MAX_REGIONS);
    List<Region> regions = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      regions.add(readRegion(in));
    }
    String mediaType = readText(in);
    int pages = in.readInt();
    int hiddenWords = in.readInt();
    int rows = checked(in.readInt(), MAX_ROWS);
    List<String> runningRows = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      runningRows.add(readText(in));
    }
    int unread = checked(in.readInt(), MAX_ROWS);
    List<Integer> unreadPages = new ArrayList<>();
    for (int page = 0; page < unread; page++) {
      unreadPages.add(in.readInt());
    }
    String title = readText(in);
    return new Answer.Parsed(
        new Document(
            text,
            regions,
            mediaType,
            pages,
            hiddenWords,
            runningRows,
            unreadPages,
            title.isEmpty() ? null : title));
  }

  private static void write(Region region, DataOutputStream out) throws IOException {
    write(region.place().kind().wireName(), out);
    out.writeInt(region.place().number());
    write(Objects.requireNonNullElse(region.place().name(), ""), out);
    out.writeInt(region.start());
  }

  private static Region readRegion(DataInputStream in) throws IOException {
    Kind kind = KINDS.get(readText(in));
    if (kind == null) {
      throw new IOException("There is no such kind of region.");
    }
    int number = in.readInt();
    String name = readText(in);
    return new Region(new Place(kind, number, name.isEmpty() ? null : name), in.readInt());
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = checked(in.readInt(), MAX_BYTES);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return new String(bytes, UTF_8);
  }

  private static int checked(int length, int max) throws IOException {
    if (length < 0 || length > max) {
      throw new IOException("A length of " + length + " is none.");
    }
    return length;
  }
}

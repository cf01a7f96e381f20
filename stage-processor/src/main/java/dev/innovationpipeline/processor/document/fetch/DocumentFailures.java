package dev.innovationpipeline.processor.document.fetch;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.time.Duration;
import java.util.List;

/** All failures that a document can cause, with their codes and messages. */
public final class DocumentFailures {

  private static final String NO_TEXT = "document_no_text";
  private static final String EMPTY = "document_empty";

  private DocumentFailures() {}

  public static StageFailedException invalidUrl(String why) {
    return failure(
        "document_url_invalid",
        "The document's address " + why + "; submit a complete http or https URL.");
  }

  public static StageFailedException forbiddenAddress(String where) {
    return failure(
        "document_address_forbidden",
        where + " is not an allowed source of documents; put the document on a public host.");
  }

  static StageFailedException forbiddenFile() {
    return failure(
        "document_address_forbidden",
        "The server does not read this file for others; upload it by ./pipeline run FILE or POST"
            + " /documents, or put it into the folder pipeline.documents.files-directory.");
  }

  public static StageFailedException notFound(String where, int status) {
    return failure(
        "document_not_found",
        "There is no document at %s (status %d); check the address and submit again."
            .formatted(where, status));
  }

  public static StageFailedException missingFile(String where) {
    return failure(
        "document_not_found",
        "There is no readable file at " + where + "; check the path and submit again.");
  }

  public static StageFailedException forbidden(String where, int status) {
    return failure(
        "document_forbidden",
        "The host denies access to %s (status %d); make it readable or use a fresh signed link."
            .formatted(where, status));
  }

  public static StageFailedException unreachable(String where, String why) {
    return failure(
        "document_unreachable",
        "The document at %s could not be fetched: %s; try again later or use another host."
            .formatted(where, why));
  }

  public static StageFailedException tooLarge(long maxBytes) {
    return failure(
        "document_too_large",
        "The document is larger than the %,d bytes allowed; submit a smaller one or a part of it."
            .formatted(maxBytes));
  }

  public static StageFailedException unpacksTooLarge(Throwable cause) {
    return new StageFailedException(
        "document_too_large",
        "The document is too large when unpacked; submit a smaller one or a part of it.",
        cause);
  }

  public static StageFailedException tooManyPages(int pages, int maxPages) {
    return failure(
        "document_too_many_pages",
        "The document has %d pages, but at most %d are allowed; submit the relevant part."
            .formatted(pages, maxPages));
  }

  public static StageFailedException slowHost(String where, Duration timeout) {
    return failure(
        "document_timeout",
        "The document at %s did not arrive within %d s; use a faster host or a smaller document."
            .formatted(where, timeout.toSeconds()));
  }

  public static StageFailedException slowToRead(Duration timeout) {
    return failure(
        "document_timeout",
        "The text of the document could not be extracted within %d s; save it again, or submit a part of it."
            .formatted(timeout.toSeconds()));
  }

  public static StageFailedException encrypted() {
    return failure(
        "document_encrypted",
        "The document is protected by a password; submit an unprotected copy.");
  }

  public static StageFailedException noText() {
    return failure(
        NO_TEXT,
        "The document has pictures but no text that can be extracted; run text recognition (OCR)"
            + " on it first.");
  }

  /**
   * @param pages without text, from 1
   * @param why in the words of a clause
   */
  public static StageFailedException noText(List<Integer> pages, String why) {
    return failure(
        NO_TEXT,
        "%s of the document %s pictures without text: %s."
            .formatted(PageRanges.named(pages), pages.size() == 1 ? "has" : "have", why));
  }

  public static StageFailedException empty() {
    return failure(EMPTY, "The document is empty; check that it was uploaded completely.");
  }

  /** Whether the document was read, but has no text, as pictures have none. */
  public static boolean isWithoutText(StageFailedException failure) {
    return failure.code().equals(NO_TEXT) || failure.code().equals(EMPTY);
  }

  public static StageFailedException corrupt(String format, Throwable cause) {
    return new StageFailedException(
        "document_corrupt",
        "The " + format + " is damaged or incomplete and cannot be read; upload it again.",
        cause);
  }

  public static StageFailedException unsafe(String why, Throwable cause) {
    return new StageFailedException(
        "document_unsafe",
        "The document "
            + why
            + ", as files do that are made to harm their reader; save it again from the program"
            + " that it was written with.",
        cause);
  }

  public static StageFailedException webPage() {
    return failure(
        "document_is_html",
        "The address is that of a sign-in page or of a page without text; link to the document"
            + " itself.");
  }

  public static StageFailedException noReader(Throwable cause) {
    return new StageFailedException(
        "document_reader_unavailable",
        "No process could be started that reads documents of this format; see the log of the"
            + " processor, then submit again.",
        cause);
  }

  public static StageFailedException unsupported(String format) {
    return failure(
        "document_unsupported",
        "The document is "
            + format
            + ", which cannot be read; save it as PDF, as an office file, as Markdown or as plain"
            + " text.");
  }

  private static StageFailedException failure(String code, String message) {
    return new StageFailedException(code, message);
  }
}

package dev.innovationpipeline.processor.document.format;

/** What a document is by its content; names and announced types are often wrong. */
public enum DocumentFormat {
  EMPTY,
  PDF,
  DOCX,
  HTML,
  TEXT,
  /** An archive, or an office file of another kind. */
  ZIP,
  /** Office files of before 2007, and newer ones with a password. */
  OLE,
  IMAGE,
  RICH_TEXT,
  BINARY
}

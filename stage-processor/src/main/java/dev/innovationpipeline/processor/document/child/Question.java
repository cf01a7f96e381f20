package dev.innovationpipeline.processor.document.child;

import dev.innovationpipeline.processor.document.scan.Tesseract;

/** The work of a parser process. */
sealed interface Question {

  /** The path of the file. */
  String path();

  /**
   * A document to be read.
   *
   * @param name of the document, or its address
   * @param maxPages of a PDF
   */
  record Parse(String path, String name, int maxPages) implements Question {}

  /**
   * A page of a PDF, a picture, whose text is to be recognised.
   *
   * @param page from 1
   */
  record Recognise(String path, int page, Tesseract tesseract) implements Question {}
}

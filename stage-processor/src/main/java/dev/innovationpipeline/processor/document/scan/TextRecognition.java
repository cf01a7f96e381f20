package dev.innovationpipeline.processor.document.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Finds the text in pictures of pages. */
public interface TextRecognition {

  /** Whether it can be used on this machine. */
  boolean installed() throws InterruptedException;

  /**
   * @param page in shades of grey
   * @return paragraphs, separated by blank lines; empty if there is none
   */
  String textOf(BufferedImage page) throws IOException;
}

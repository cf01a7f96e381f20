package dev.innovationpipeline.processor.document.zipped;

/** How large the parts of office files may be when they are unpacked. */
public final class UnpackedSize {

  /** The XML of a thousand pages; the default of POI is 4 GB. */
  public static final long MAX_BYTES = 100L * 1024 * 1024;

  private UnpackedSize() {}
}

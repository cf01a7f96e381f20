package dev.innovationpipeline.processor.document.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.document.pdf.PageImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Text recognition by the program of the same name.
 *
 * @param command its name or path
 * @param languages as it names them, for example {@code eng+deu}
 */
public record Tesseract(String command, String languages) implements TextRecognition {

  private static final int START_TIMEOUT_SECONDS = 10;

  /** Whether the program can be started. */
  @Override
  public boolean installed() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command, "--version")
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String textOf(BufferedImage page) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    command,
                    "stdin",
                    "stdout",
                    "-l",
                    languages,
                    "--dpi",
                    String.valueOf(PageImage.DOTS_PER_INCH)))
            .redirectError(Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1"); // more threads take more time in all
    Process process = builder.start();
    try {
      try (OutputStream picture = new BufferedOutputStream(process.getOutputStream())) {
        write(page, picture);
      }
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command + " ended with " + process.exitValue() + ".");
      }
      return text.replace('\f', '\n').strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** As a PGM file, which needs no encoding. */
  private static void write(BufferedImage page, OutputStream out) throws IOException {
    if (!(page.getRaster().getDataBuffer() instanceof DataBufferByte grey)) {
      throw new IOException("The page was not drawn in shades of grey.");
    }
    out.write("P5 %d %d 255\n".formatted(page.getWidth(), page.getHeight()).getBytes(UTF_8));
    out.write(grey.getData());
  }
}

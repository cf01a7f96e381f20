package dev.innovationpipeline.cli.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.PrintStream;

/** Shows progress towards a total: in place on a terminal, else one line per tenth. */
final class ProgressBar {

  private static final int WIDTH = 30;
  private static final int STEPS = 10;

  /** Written as bytes: text cannot steer the terminal. */
  private static final byte[] CLEAR_LINE = "\r\u001b[K".getBytes(US_ASCII);

  private final PrintStream out;
  private final boolean terminal;
  private long printedTenth = -1;

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(long done, long total, String what) {
    long tenth = total == 0 ? STEPS : done * STEPS / total;
    if (terminal) {
      int full = total == 0 ? WIDTH : (int) (done * WIDTH / total);
      String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      out.writeBytes(CLEAR_LINE);
      out.print("%s %d/%d %s".formatted(bar, done, total, what));
      out.flush();
    } else if (tenth != printedTenth) {
      printedTenth = tenth;
      out.println("%d/%d %s".formatted(done, total, what));
    }
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }
}

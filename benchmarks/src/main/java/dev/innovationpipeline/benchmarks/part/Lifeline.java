package dev.innovationpipeline.benchmarks.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the pipe from its parent: does what it is told, and ends this process when the
 * pipe does, however the parent died.
 */
final class Lifeline {

  static final String MEMORY = "memory";
  static final String COLLECT = "collect";
  static final String COUNTERS = "counters";
  static final String PROFILE = "profile ";
  static final String DUMP = "dump";
  static final String CLOCK = "clock ";
  static final String HALT = "halt ";

  private static @Nullable Recording recording;
  private static @Nullable Path recordTo;

  private Lifeline() {}

  static void hold(PrintStream parent) {
    Thread.ofPlatform().name("lifeline").start(() -> obey(parent));
  }

  /** Ends a server when this process does, unless it is killed outright. */
  static void atEnd(AutoCloseable server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (Exception e) {
                    System.err.println("Could not stop the server: " + e);
                  }
                }));
  }

  private static void obey(PrintStream parent) {
    try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        if (order.equals(MEMORY)) {
          parent.println(Part.MEMORY + memory());
        } else if (order.equals(COLLECT)) {
          collect();
          parent.println(Part.MEMORY + memory());
        } else if (order.equals(COUNTERS)) {
          parent.println(BrokerCounters.line());
        } else if (order.startsWith(PROFILE)) {
          profile(Path.of(order.substring(PROFILE.length())));
          parent.println(Part.DONE);
        } else if (order.startsWith(CLOCK)) {
          MovableClock.OF_THIS_PROCESS.move(Duration.parse(order.substring(CLOCK.length())));
          parent.println(Part.DONE);
        } else if (order.startsWith(HALT)) {
          Halting.after(HaltPoint.valueOf(order.substring(HALT.length())));
          parent.println(Part.DONE);
        } else if (order.equals(DUMP)) {
          dump();
          parent.println(Part.DONE);
        }
      }
    } catch (IOException | ParseException e) {
      System.err.println("The pipe from the parent broke (" + e + "); this process ends.");
    }
    System.exit(0);
  }

  /** Heap in use, and what of it was in use after the last collection, in bytes. */
  private static String memory() {
    long used = 0;
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getUsage().getUsed();
        MemoryUsage afterCollection = pool.getCollectionUsage();
        live += afterCollection == null ? 0 : afterCollection.getUsed();
      }
    }
    return used + " " + live;
  }

  /** Leaves the objects that the process holds on to. */
  @SuppressWarnings("SystemGC") // A soak compares heaps without their garbage.
  private static void collect() {
    System.gc();
  }

  private static void profile(Path file) throws IOException, ParseException {
    Recording started = new Recording(Configuration.getConfiguration("profile"));
    started.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
    started.enable("jdk.CPUTimeSample").with("throttle", "5ms");
    started.start();
    recording = started;
    recordTo = file;
  }

  private static void dump() throws IOException {
    if (recording != null) {
      recording.dump(recordTo);
      recording.close();
      recording = null;
    }
  }
}

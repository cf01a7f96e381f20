package dev.innovationpipeline.processor.document.child;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.scan.Tesseract;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.fairness.FairPermits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small pool of processes that parse documents. The first document starts one; a process that has
 * nothing to do for a while ends. One that fails takes only its document with it.
 */
public final class ParserProcesses implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ParserProcesses.class);

  private final ParserSettings settings;
  private final FairPermits permits;

  /** Guarded by this object; the one used last is taken first, so that the others may end. */
  private final Deque<ParserProcess> waiting = new ArrayDeque<>();

  private boolean closed;

  public ParserProcesses(ParserSettings settings) {
    this.settings = settings;
    permits = new FairPermits(settings.processes(), settings.processesOfACompany());
  }

  /**
   * Parses a document; waits while all processes have one, or too many of them one of its company.
   *
   * @param name of the document, or its address
   * @param maxPages of a PDF
   * @param companyId the company of the run
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   * @throws InterruptedException if the run was cancelled or this process stops
   */
  public Document read(SpooledFile file, String name, int maxPages, String companyId)
      throws IOException, InterruptedException {
    Question question = new Question.Parse(file.path().toString(), name, maxPages);
    return answer(question, settings.timeout(), companyId);
  }

  /**
   * Recognises the text of a page of a PDF that is a picture.
   *
   * @param page from 1
   * @param companyId the company of the run
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   */
  public String recognise(
      SpooledFile file, int page, Tesseract tesseract, Duration timeout, String companyId)
      throws IOException, InterruptedException {
    Question question = new Question.Recognise(file.path().toString(), page, tesseract);
    return answer(question, timeout, companyId).text();
  }

  private Document answer(Question question, Duration timeout, String companyId)
      throws InterruptedException {
    try (FairPermits.Permit permit = permits.acquire(companyId)) {
      Answer answer = ask(question, timeout);
      // One whose process was killed from outside is worth a second try.
      answer = answer == null ? ask(question, timeout) : answer;
      return switch (answer) {
        case null ->
            throw DocumentFailures.corrupt(
                "document", new IllegalStateException("Its parser process ended twice."));
        case Answer.Parsed(Document document) -> document;
        case Answer.Refused refused -> throw refused.failure();
      };
    }
  }

  /** Null if the process ended without an answer. */
  private @Nullable Answer ask(Question question, Duration timeout) throws InterruptedException {
    ParserProcess process = take();
    boolean usable = false;
    try {
      Answer answer = process.ask(question, timeout);
      usable = true;
      return answer;
    } catch (TimeoutException e) {
      throw DocumentFailures.slowToRead(timeout);
    } catch (IOException e) {
      if (process.isOutOfMemory()) {
        throw DocumentFailures.unpacksTooLarge(e);
      }
      log.warn("A parser process ended without an answer; its document is tried again once.", e);
      return null;
    } finally {
      if (usable) {
        giveBack(process);
      } else {
        process.close();
      }
    }
  }

  private ParserProcess take() {
    synchronized (this) {
      while (!waiting.isEmpty()) {
        ParserProcess process = waiting.pop();
        if (process.isAlive()) {
          return process;
        }
        process.close();
      }
    }
    try {
      return ParserProcess.start(settings.heap());
    } catch (IOException e) {
      log.error("No parser process could be started; the run of the document fails.", e);
      throw DocumentFailures.noReader(e);
    }
  }

  private void giveBack(ParserProcess process) {
    synchronized (this) {
      if (!closed) {
        int uses = process.uses();
        waiting.push(process);
        CompletableFuture.delayedExecutor(settings.idle().toNanos(), TimeUnit.NANOSECONDS)
            .execute(() -> endUnused(process, uses));
        return;
      }
    }
    process.close();
  }

  private void endUnused(ParserProcess process, int uses) {
    synchronized (this) {
      if (process.uses() != uses || !waiting.remove(process)) {
        return;
      }
    }
    process.close();
  }

  /** Ends the processes that wait; the others end with their documents. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.forEach(ParserProcess::close);
      waiting.clear();
    }
  }
}

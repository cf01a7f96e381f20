package dev.innovationpipeline.processor.document.child;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.parser.FormatReader;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of a parser process: reads questions from standard input and writes answers to
 * standard output. It ends at once when its input does, since then nobody waits for an answer.
 */
final class DocumentChild {

  private DocumentChild() {}

  public static void main(String[] arguments) throws IOException {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    System.setOut(System.err); // no library writes between the answers
    BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    Thread.ofPlatform().name("parser").daemon().start(() -> answerAll(questions, out));
    DataInputStream in = new DataInputStream(System.in);
    try {
      while (true) {
        questions.add(Wire.readQuestion(in));
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answerAll(BlockingQueue<Question> questions, DataOutputStream out) {
    try {
      while (true) {
        Wire.write(answer(questions.take()), out);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // An error of the JVM, too: who waits for the answer is told by the end of the process.
      Runtime.getRuntime().halt(1);
    }
  }

  private static Answer answer(Question question) {
    try (SpooledFile file = SpooledFile.of(Path.of(question.path()))) {
      return new Answer.Parsed(
          switch (question) {
            case Question.Parse parse ->
                new FormatReader(parse.maxPages()).read(file, parse.name());
            case Question.Recognise page ->
                FormatReader.recognise(file, page.page(), page.tesseract());
          });
    } catch (StageFailedException e) {
      return Answer.Refused.of(e);
    }
  }
}

package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.cancellation.Cancellation;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The runs of batches, found by their ids: so no database is asked. */
@Component
class Batches {

  private final RunStatuses statuses;
  private final Cancellation cancellation;

  Batches(RunStatuses statuses, Cancellation cancellation) {
    this.statuses = statuses;
    this.cancellation = cancellation;
  }

  /**
   * The runs of a batch that are the caller's and not forgotten, by document and company.
   *
   * @throws ErrorResponseException 404 for a batch without such runs
   */
  List<RunStatus> require(String batchId, Caller caller) {
    List<RunStatus> runs =
        size(batchId).stream()
            .flatMap(size -> all(size).stream())
            .filter(run -> caller.sees(run.run().companyId()))
            .toList();
    if (runs.isEmpty()) {
      throw Problems.notFound("There is no batch %s.".formatted(batchId));
    }
    return runs;
  }

  private List<RunStatus> all(Batched size) {
    List<RunStatus> runs = new ArrayList<>();
    for (int document = 1; document <= size.documents(); document++) {
      for (int company = 1; company <= size.companies(); company++) {
        statuses
            .known(Batched.runOf(size.id(), document, company))
            .filter(Batches::isOfBatch)
            .ifPresent(runs::add);
      }
    }
    return runs;
  }

  private static boolean isOfBatch(RunStatus run) {
    return run.status() != Status.FORGOTTEN && run.run().options().batch() != null;
  }

  /**
   * Any run that is not forgotten tells how many there are; forgotten ones are passed over, along
   * the companies and then along the documents.
   */
  private Optional<Batched> size(String batchId) {
    Optional<RunStatus> run = statuses.find(Batched.runOf(batchId, 1, 1));
    for (int document = 1; run.isPresent(); document++) {
      for (int company = 1; run.isPresent(); company++) {
        if (run.filter(Batches::isOfBatch).isPresent()) {
          return run.map(found -> found.run().options().batch());
        }
        run = statuses.known(Batched.runOf(batchId, document, company + 1));
      }
      run = statuses.known(Batched.runOf(batchId, document + 1, 1));
    }
    return Optional.empty();
  }

  /**
   * Cancels what has not ended; those that wait for another run first, so that none takes its
   * place.
   *
   * @return the runs that are cancelled by it
   */
  List<String> cancel(List<RunStatus> runs) {
    List<RunStatus> open =
        runs.stream()
            .filter(run -> !run.status().isTerminal())
            .sorted(Comparator.comparing(RunStatus::awaitsOthers).reversed())
            .toList();
    List<String> cancelled = new ArrayList<>();
    for (RunStatus run : open) {
      try {
        cancellation.cancel(run.run().runId());
        cancelled.add(run.run().runId());
      } catch (ErrorResponseException e) {
        if (e.getStatusCode() != HttpStatus.CONFLICT) {
          throw e; // Else it has ended meanwhile.
        }
      }
    }
    return cancelled;
  }
}

package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.document.DocumentGrants;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.text.RunId;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The owners of runs, cards and documents. A refusal of what belongs to others has the words for
 * what does not exist.
 */
final class Owners {

  private final RunStatuses statuses;
  private final JdbcClient database;
  private final DocumentGrants documents;

  Owners(RunStatuses statuses, JdbcClient database, DocumentGrants documents) {
    this.statuses = statuses;
    this.database = database;
    this.documents = documents;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a run of others, and for none;
   *     503 while that is not known
   */
  void requireRun(String runId, Caller caller) {
    require(companyOfRun(runId), caller, "There is no run " + runId + ".");
  }

  /** The database knows runs of before this service's topics, too. */
  private Optional<String> companyOfRun(String runId) {
    if (!RunId.isValid(runId)) {
      return Optional.empty();
    }
    Optional<RunStatus> status = statuses.find(runId);
    return status.isPresent()
        ? status.map(found -> found.run().companyId())
        : company(ResultSql.COMPANY_OF_RUN, "run", runId);
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a card of others, and for none
   */
  void requireCard(String cardId, Caller caller) {
    require(
        UntrustedText.isClean(cardId)
            ? company(ResultSql.COMPANY_OF_CARD, "card", cardId)
            : Optional.empty(),
        caller,
        "There is no card " + cardId + ".");
  }

  private static void require(Optional<String> company, Caller caller, String otherwise) {
    if (company.isEmpty()) {
      throw Problems.notFound(otherwise);
    }
    if (!caller.sees(company.get())) {
      throw Problems.hidden(otherwise);
    }
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a document of others, and for
   *     none
   */
  void requireDocument(String id, Caller caller) {
    requireDocument(id, documents.mayRead(id, caller));
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a document that a company may
   *     not read, and for none
   */
  void requireDocument(String id, String companyId) {
    requireDocument(id, documents.mayRead(id, companyId));
  }

  private void requireDocument(String id, boolean mayRead) {
    if (!mayRead) {
      String otherwise = "There is no document " + id + ".";
      throw documents.exists(id) ? Problems.hidden(otherwise) : Problems.notFound(otherwise);
    }
  }

  private Optional<String> company(String sql, String parameter, String id) {
    return database.sql(sql).param(parameter, id).query(Row.MAPPER).list().stream()
        .findFirst()
        .map(row -> row.textOr("companyId", ""));
  }
}

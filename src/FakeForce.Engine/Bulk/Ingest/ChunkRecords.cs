using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>The records of a chunk, made when first asked for and used again for the next chunk.</summary>
internal sealed class ChunkRecords(IngestPlan plan)
{
    private readonly RecordInput?[] records = new RecordInput?[Chunk.Size];

    public RecordInput this[int place] => records[place] ??= new RecordInput
    {
        Read = new ReadRecord(plan.Type) { IsCreateable = plan.AllAre(FieldFlags.Createable), IsUpdateable = plan.AllAre(FieldFlags.Updateable) },
    };
}

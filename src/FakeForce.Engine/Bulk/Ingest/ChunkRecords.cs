using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>The records of a chunk, made when first asked for and used again for the next chunk.</summary>
internal sealed class ChunkRecords(IngestPlan plan)
{
    private readonly RecordInput?[] records = new RecordInput?[Chunk.Size];
    private readonly bool isCreateable = plan.AllAre(FieldFlags.Createable);
    private readonly bool isUpdateable = plan.AllAre(FieldFlags.Updateable);

    public RecordInput this[int place] => records[place] ??= new RecordInput
    {
        Read = new ReadRecord(plan.Type) { IsCreateable = isCreateable, IsUpdateable = isUpdateable },
    };
}

"""What followers say in these tests, and what they read from the real assistant thereupon."""

GREETING = "你好"
GREETED = "您好。"
QUESTION = "您在哪家单位上班"

FIRST_CHOICE = "试点企业本部"
FOURTH_CHOICE = "其他广州市属企业"
TAKEN_DOWN_FIRST = "我记下了：试点企业本部"
TAKEN_DOWN_FOURTH = "我记下了：广州市属企业"

FACT = "我是技师，2022年3月15号拿的证"
TAKEN_DOWN = "我记下了：技师（2022年3月15日）"

HOLDS_EVERYTHING = "我是技师，2022年3月15号拿的证，在广州地铁上班，一直在一线做车辆检修"
CONCLUDE = "先说结论"
CONCLUDED = "结论：现在可申报评审中级职称"

DELETE = "删除我的记录"
DELETED = "您的记录马上全部删除"

OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"
